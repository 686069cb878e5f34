package io.roam.spi.tool;

import java.util.Optional;

/**
 * Writes sessions into a store, by one thread. Closed without {@link #commit}, nothing has happened. What exists is only
 * appended to, or replaced by a whole new file; what was written is read back and compared; files are readable by the user
 * alone.
 */
public interface StoreWriter extends AutoCloseable {
    /** Says why a placement cannot be done now; asked right before {@link #prepareWrite}. */
    Optional<Refusal> refusalOf(Placement placement);

    /**
     * Prepares a session.
     *
     * @param placed what is to be written, already as it shall stand: main track first
     * @param undo is told, before anything is written, what {@link #revert} needs
     * @throws SessionChangedException if the session is not what the placement expects
     * @throws io.roam.spi.RoamException if it cannot be written
     */
    void prepareWrite(Placement placement, RecordSource placed, UndoLog undo);

    /**
     * Prepares to put a whole session away: {@link #commit} takes it out of the store. What it was stays on the undo log's shelf, so that
     * {@link #revert} brings it back.
     *
     * @param expected the session's fingerprint
     * @return why that cannot be done; empty if it is prepared
     * @throws SessionChangedException if the session is not what is expected
     */
    default Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        return Optional.of(
                new Refusal("its adapter cannot put a session away", "delete it in the tool", Refusal.Until.NEVER));
    }

    /**
     * Makes what was prepared visible to the tool, side tracks first, and verifies it.
     *
     * @throws SessionChangedException if a session changed meanwhile; it is left as it is
     */
    void commit();

    /**
     * Takes back what a placement wrote, exactly; what stands as it stood before it is left.
     *
     * @throws SessionChangedException if what was placed was changed since; nothing is taken back
     */
    void revert(UndoLog undo);

    /** Ends the writing; what was not committed is gone. */
    @Override
    void close();
}
