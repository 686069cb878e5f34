package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which events of the main track the user took back. A turn begins with what the user says. */
final class RolledBackTurns {
    private final BitSet takenBack = new BitSet();
    private final List<Integer> begins = new ArrayList<>();
    private int events;

    /** Takes the next record. */
    void add(Record record) {
        if (!record.isMain() || record.kind() != Record.Kind.EVENT) {
            return;
        }
        ThreadTranscript.rowOf(record).flatMap(row -> row.member("payload")).ifPresent(this::addPayload);
        events++;
    }

    private void addPayload(JsonSlice payload) {
        if (payload.string("role").filter("user"::equals).isPresent()
                && UserText.spokenIn(payload).isPresent()) {
            begins.add(events);
        } else if (payload.string("type").filter("thread_rolled_back"::equals).isPresent()) {
            takeBack(payload.number("num_turns").orElse(0L));
        }
    }

    private void takeBack(long turns) {
        int kept = (int) Math.max(0, begins.size() - Math.max(0, turns));
        if (kept < begins.size()) {
            takenBack.set(begins.get(kept), events);
            begins.subList(kept, begins.size()).clear();
        }
    }

    /** Whether the event of that number, counted from none, was taken back. */
    boolean contains(int event) {
        return takenBack.get(event);
    }
}
