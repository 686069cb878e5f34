package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.ledger.PlacedEntry;
import io.roam.ledger.RunHistory;
import io.roam.spi.tool.Record;
import java.util.List;
import java.util.Optional;

/** Finds the event that a record continues. It takes in all records of the main track, in the order in which they are read. */
interface ParentResolver {
    /**
     * Returns a resolver for a session: one that follows links only if something was placed in it.
     *
     * @param cursor the place that the reading has reached
     * @param continued whether an earlier reading is continued, so that the first records are not seen
     */
    static ParentResolver of(
            CaptureContext context, OpenStore store, SessionKey key, TrackCursor cursor, boolean continued) {
        if (!context.ledger().checkpoints().hasPlacement(key)) {
            return new FileOrderResolver();
        }
        if (continued) {
            return new LastLinkResolver(cursor);
        }
        RunHistory runs = context.ledger().runs();
        List<PlacedEntry> undone =
                runs.placedIn(key).stream().filter(runs::isUndone).toList();
        return new LinkGraphResolver(
                context.ledger().checkpoints().history(key),
                undone,
                () -> new PoolParentIndex(
                        store.adapter(), context.records(), cursor.history().orElseThrow()));
    }

    /** Takes in a state record. */
    default void addState(Record state) {}

    /** Takes in an event that leads to a chain value. */
    default void addEvent(Record event, ChainValue chain) {}

    /** Whether a record continues the last event read. */
    boolean continuesLast(Record record);

    /**
     * Leaves out a state record that does not continue the last event read.
     *
     * @throws UnresolvedParentException if only a reading from the first record tells which event it continues
     */
    default void skipState(Record state) {}

    /**
     * Returns the event that an event continues; empty if that is the last one read.
     *
     * @throws UnresolvedParentException if only a reading from the first record tells
     */
    Optional<ResolvedParent> resolveParent(Record event);

    /**
     * Returns to the earlier event that an event continues.
     *
     * @param pending the state read behind the last event
     * @return the state between the two events
     */
    default List<Record> rewindTo(ResolvedParent parent, Record event, List<Record> pending) {
        throw new IllegalStateException("nothing was resolved");
    }
}
