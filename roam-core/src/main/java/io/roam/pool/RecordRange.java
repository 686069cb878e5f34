package io.roam.pool;

import io.roam.batch.BatchOutline;

/** {@code count} records of one batch, from the record {@code first} on. */
record RecordRange(BatchOutline batch, long first, long count) {}
