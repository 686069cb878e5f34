package io.roam.pool;

import io.roam.batch.Outline;

/** A part of one batch: its records from {@code first}, {@code count} of them. */
record Run(Outline batch, long first, long count) {}
