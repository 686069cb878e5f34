package io.roam.pool;

import io.roam.batch.BatchOutline;

/** A part of one batch: its records from {@code first}, {@code count} of them. */
record RecordRange(BatchOutline batch, long first, long count) {}
