package io.roam.batch;

import java.util.List;

/** The record table of a batch. */
record RecordTable(BatchMetadata metadata, List<TrackTable> tables) {
    long plainBytes() {
        return tables.stream().mapToLong(TrackTable::bytes).sum();
    }
}
