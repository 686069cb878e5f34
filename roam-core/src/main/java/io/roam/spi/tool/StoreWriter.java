package io.roam.spi.tool;

import io.roam.spi.AppendRepair;
import java.util.Optional;

/**
 * Writes sessions into a store, by one thread. Closed without {@link #commit}, it has changed nothing. An existing file is only
 * appended to, or replaced by a complete new one. What was written is read back and compared. Files are readable by the user
 * alone.
 */
public interface StoreWriter extends AutoCloseable {
    /** Returns why a placement cannot be done now; called right before {@link #prepareWrite}. */
    Optional<Refusal> refusalOf(Placement placement);

    /**
     * Prepares a session.
     *
     * @param placed the records to write, already adapted: main track first
     * @param undo gets, before anything is written, what {@link #revert} needs
     * @throws SessionChangedException if the session is not what the placement expects
     * @throws io.roam.spi.RoamException if it cannot be written
     */
    void prepareWrite(Placement placement, RecordSource placed, UndoLog undo);

    /**
     * Prepares to remove a whole session: {@link #commit} takes it out of the store. Its files stay in the undo log's folder, so that
     * {@link #revert} restores them.
     *
     * @param expected the session's fingerprint
     * @return why that cannot be done; empty if it is prepared
     * @throws SessionChangedException if the session is not what is expected
     */
    default Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        return Optional.of(
                Refusal.of("its adapter cannot hide a session", "delete the session in the tool", Refusal.Until.NEVER));
    }

    /**
     * Makes what was prepared visible to the tool, side tracks first, and verifies it.
     *
     * @throws SessionChangedException if a session changed in the meantime; it stays unchanged
     */
    void commit();

    /**
     * Undoes what a placement wrote, exactly; what is already as it was before stays.
     *
     * @throws SessionChangedException if what was placed was changed since; nothing is undone
     */
    void revert(UndoLog undo);

    /**
     * Takes back what a commit that failed or was interrupted left half written; called right after the failure, or at the next start. What the
     * tool wrote after it stays.
     *
     * @param undo what {@link #prepareWrite} added
     * @throws io.roam.spi.RoamException if a file cannot be written; it is tried again at the next start
     */
    default AppendRepair.Outcome takeBack(UndoLog undo) {
        return AppendRepair.Outcome.STANDS;
    }

    /** Ends the writing; what was not committed is dropped. */
    @Override
    void close();
}
