package io.roam.batch;

import io.roam.chain.BatchId;
import java.nio.file.Path;

/** A batch that is on the disk, but not yet under its name. */
public record StagedBatch(Path file, BatchId id, BatchOutline outline) {}
