package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The events of the main track that a rewind removed. A turn begins with a message of the user. */
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

    /** Whether a rewind removed the event with that index, which begins at 0. */
    boolean contains(int event) {
        return takenBack.get(event);
    }
}
