package io.roam.spi.tool;

import java.nio.file.Path;

/**
 * One place where a tool keeps its history on this machine.
 *
 * @param root the absolute folder or file; roam tells places of one tool apart by it
 */
public record StoreLocation(Path root) {}
