package io.roam.spi.tool;

/** Reads a session of a store. */
public interface SessionReader extends RecordReader {
    /**
     * Returns, after the last record, a position for a later reading. From there it delivers the main track after its last event (so
     * the trailing state again), and each side track after its last record, or the whole file if it changed.
     */
    Position position();

    /** Returns the facts in the records that were read; complete after the last one. */
    SessionFacts facts();

    /** Whether the part that was read holds NUL bytes in the place of records, which were left out: the session is completed from the pool. */
    default boolean isDamaged() {
        return false;
    }
}
