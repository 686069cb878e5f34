package io.roam.pool;

import io.roam.batch.BatchHeader;
import io.roam.chain.BatchId;
import java.nio.file.Path;

/**
 * A batch of the pool in a file of its own.
 *
 * @param bytes the size of the file
 */
public record SingleBatch(Path file, BatchId id, BatchHeader header, long bytes) {}
