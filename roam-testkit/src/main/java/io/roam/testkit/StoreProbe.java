package io.roam.testkit;

import io.roam.spi.AppendRepair;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.UndoLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads and writes the first store that an adapter locates on a machine. Every call opens the store anew. */
public final class StoreProbe {
    private final ToolAdapter adapter;
    private final TestMachine machine;

    private StoreProbe(ToolAdapter adapter, TestMachine machine) {
        this.adapter = adapter;
        this.machine = machine;
    }

    /** Returns a probe of the adapter's first store on a machine. */
    public static StoreProbe to(ToolAdapter adapter, TestMachine machine) {
        return new StoreProbe(adapter, machine);
    }

    /**
     * The result of reading a session.
     *
     * @param records the records
     * @param position where to continue
     * @param facts what the records say
     */
    public record Reading(List<Record> records, Position position, SessionFacts facts) {}

    /** Opens the store for as long as {@code work} takes. */
    public <T> T with(Function<HistoryStore, T> work) {
        Machine now = machine.machine();
        try (HistoryStore store = adapter.open(location(now), now)) {
            return work.apply(store);
        }
    }

    /** Returns the store that the tool has, or will have once it is used. */
    private StoreLocation location(Machine now) {
        return adapter.locate(now).stream()
                .findFirst()
                .or(() -> adapter.locateUnused(now))
                .orElseThrow();
    }

    /** Returns all sessions. */
    public List<SessionInfo> sessions() {
        return with(store -> {
            List<SessionInfo> all = new ArrayList<>();
            store.visitSessions(all::add);
            return all;
        });
    }

    /** Returns the session of that id. */
    public SessionInfo session(String id) {
        return sessions().stream()
                .filter(session -> session.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Reads a session. */
    public Reading read(String session, Position from) {
        return with(store -> {
            try (SessionReader reader = store.read(session, from)) {
                List<Record> records = RecordList.drain(reader);
                return new Reading(records, reader.position(), reader.facts());
            }
        });
    }

    /** Reads a session; empty if it is refused, damaged, or just being written. */
    Optional<Reading> readSettled(String session, Position from) {
        return with(store -> {
            try (SessionReader reader = store.read(session, from)) {
                List<Record> records = RecordList.drain(reader);
                return reader.isUnsettled()
                        ? Optional.empty()
                        : Optional.of(new Reading(records, reader.position(), reader.facts()));
            } catch (RoamException e) {
                return Optional.empty();
            }
        });
    }

    /** Reads a whole session. */
    public List<Record> read(String session) {
        return read(session, Position.START).records();
    }

    /** Places records as the adapter wants them to stand. */
    public UndoLog place(Placement placement, List<Record> records) {
        UndoLog undo = undo();
        place(placement, records, undo);
        return undo;
    }

    /** Places records likewise, with a log that the caller has also if it is interrupted. */
    void place(Placement placement, List<Record> records, UndoLog undo) {
        List<Record> placed = adapted(placement, records);
        with(store -> {
            try (StoreWriter writer = store.openWriter()) {
                writer.refusalOf(placement).ifPresent(refusal -> {
                    throw new AssertionError("refused: " + refusal);
                });
                writer.prepareWrite(placement, RecordList.of(placed), undo);
                writer.commit();
            }
            return undo;
        });
    }

    /** Returns records as the adapter wants them to stand. */
    List<Record> adapted(Placement placement, List<Record> records) {
        return records.stream()
                .map(record -> adapter.adaptForPlacement(record, placement))
                .toList();
    }

    /** Takes back what an interrupted placement left half written, and removes its temporary files. */
    AppendRepair.Outcome repair(UndoLog undo) {
        return with(store -> {
            AppendRepair.Outcome outcome;
            try (StoreWriter writer = store.openWriter()) {
                outcome = writer.takeBack(new UndoLog(undo.shelf(), undo.lines()));
            }
            store.visitSessions(session -> {});
            store.removeLeftovers();
            return outcome;
        });
    }

    /** Removes a session; empty if the adapter cannot. */
    public Optional<UndoLog> remove(String session) {
        String fingerprint = session(session).fingerprint();
        return with(store -> {
            UndoLog undo = undo();
            try (StoreWriter writer = store.openWriter()) {
                if (writer.prepareRemoval(session, fingerprint, undo).isPresent()) {
                    return Optional.empty();
                }
                writer.commit();
            }
            return Optional.of(undo);
        });
    }

    /** Returns why a placement is refused; empty if it is not. */
    public Optional<Refusal> refusal(Placement placement) {
        return with(store -> {
            try (StoreWriter writer = store.openWriter()) {
                return writer.refusalOf(placement);
            }
        });
    }

    /** Returns an empty log, whose folder is beside the machine's home. */
    public UndoLog undo() {
        return new UndoLog(machine.machine().home().resolveSibling("shelf"));
    }

    /** Undoes a placement. */
    public void revert(UndoLog undo) {
        with(store -> {
            try (StoreWriter writer = store.openWriter()) {
                writer.revert(new UndoLog(undo.shelf(), undo.lines()));
            }
            return undo;
        });
    }
}
