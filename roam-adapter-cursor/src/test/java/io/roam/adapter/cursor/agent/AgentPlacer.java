package io.roam.adapter.cursor.agent;

import com.google.common.hash.Hashing;
import io.roam.adapter.cursor.CursorAgentAdapter;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a session into cursor-agent's folder of one machine, without the rest of roam. */
public final class AgentPlacer {
    static final String ID = AgentReadingTest.ID;

    public final TestMachine machine;
    public final StoreProbe visit;

    public AgentPlacer(TestMachine machine) {
        this.machine = machine;
        this.visit = StoreProbe.to(new CursorAgentAdapter(), machine);
        machine.folder(".cursor/chats");
    }

    Placement placement() {
        Optional<String> print = visit.sessions().stream()
                .filter(one -> one.id().equals(ID))
                .map(one -> one.fingerprint())
                .findFirst();
        return print.map(expected -> Placement.appendTo(
                        ID,
                        machine.folder("work"),
                        expected,
                        Map.of(),
                        machine.clock().instant()))
                .orElseGet(() -> Placement.newSession(
                        ID, machine.folder("work"), machine.clock().instant()));
    }

    public UndoLog place(List<Record> records) {
        UndoLog undo = visit.undo();
        place(RecordList.of(records), undo, () -> {});
        return undo;
    }

    /** Does something between the writing and its end. */
    public void place(RecordSource records, UndoLog undo, Runnable between) {
        Placement placement = placement();
        visit.with(store -> {
            try (StoreWriter writer = store.openWriter()) {
                writer.prepareWrite(placement, records, undo);
                between.run();
                writer.commit();
            }
            return undo;
        });
    }

    public void tidy() {
        visit.with(store -> {
            store.visitSessions(session -> {});
            store.removeLeftovers();
            return store;
        });
    }

    /** What the records hold that stands not here yet. */
    public List<Record> missing(List<Record> wanted) {
        List<String> known = new ArrayList<>();
        if (!visit.sessions().isEmpty()) {
            visit.read(ID).forEach(record -> known.add(text(record)));
        }
        return wanted.stream().filter(record -> !known.remove(text(record))).toList();
    }

    public static String text(Record record) {
        return record.track()
                + ' '
                + Hashing.sha256().hashBytes(record.payload()).toString();
    }

    public List<String> texts() {
        return visit.read(ID).stream().map(AgentPlacer::text).toList();
    }
}
