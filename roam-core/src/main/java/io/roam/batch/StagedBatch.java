package io.roam.batch;

import io.roam.chain.Hash;
import java.nio.file.Path;

/**
 * A batch that is written and on the disk, but not yet under its name.
 *
 * @param name what it is to be called, before {@code .batch}
 */
public record StagedBatch(Path file, Hash name, BatchOutline outline) {}
