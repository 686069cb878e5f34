package io.roam.capture;

import io.roam.spi.tool.Record;

/** What the pool holds behind the place that the reading of a track has reached. */
interface PoolContinuation {
    /** A place that the pool does not know. */
    PoolContinuation NONE = new PoolContinuation() {
        @Override
        public boolean holds(Record record) {
            return false;
        }

        @Override
        public boolean isBeginning(Record line) {
            return false;
        }

        @Override
        public int capturedBeginning(Record line) {
            return 0;
        }
    };

    /** Whether the pool holds the record at this very place. */
    boolean holds(Record record);

    /** Whether an unterminated line is the beginning of a record that may be placed here. */
    boolean isBeginning(Record line);

    /** Returns how many bytes of a line were captured here before, as an unterminated record; 0 if none were. */
    int capturedBeginning(Record line);
}
