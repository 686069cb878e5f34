package io.roam.pool;

import io.roam.batch.BatchOutline;

/** A part of one batch: its records from {@code first}, {@code count} of them. */
record Run(BatchOutline batch, long first, long count) {}
