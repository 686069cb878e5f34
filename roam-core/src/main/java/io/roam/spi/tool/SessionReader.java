package io.roam.spi.tool;

/** Reads a session that stands in a store. */
public interface SessionReader extends RecordReader {
    /**
     * After the last record: a position from which a later reading delivers, of the main track, what stands behind its last
     * event (so the trailing state once more), and of each side track what stands behind its last record, or the whole file
     * if it changed.
     */
    Position position();

    /** What the records that were read say about the session; complete after the last one. */
    SessionFacts facts();
}
