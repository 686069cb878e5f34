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

    /**
     * Whether the session cannot be read at the moment, because its tool is writing it: a document that is half written, a file that is being replaced.
     * The answer is the same from the opening on; such a reader delivers no record. Roam keeps what it knows of the session, places nothing
     * in it, and reads it again at the next scan. The user hears of it only if it lasts.
     */
    default boolean isUnsettled() {
        return false;
    }

    /** Returns the reader of a session that cannot be read at the moment. */
    static SessionReader unsettled() {
        return UnsettledReader.INSTANCE;
    }
}
