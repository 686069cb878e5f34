package io.roam.batch;

import io.roam.chain.Hash;
import java.nio.file.Path;

/**
 * A batch that is on the disk, but not yet under its name.
 *
 * @param name the file name that it will have, without {@code .batch}
 */
public record StagedBatch(Path file, Hash name, BatchOutline outline) {}
