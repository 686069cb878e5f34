package io.roam.spi.tool;

import java.nio.file.Path;

/**
 * A folder or file where a tool keeps its history on this machine.
 *
 * @param root the absolute path, by which roam tells the stores of one tool apart
 */
public record StoreLocation(Path root) {}
