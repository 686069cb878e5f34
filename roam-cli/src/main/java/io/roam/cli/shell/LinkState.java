package io.roam.cli.shell;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How shells find roam now.
 *
 * @param link where the link is; none on a system on which none is made
 * @param changed whether it was made just now
 * @param line what the user still has to add
 * @param hiding another program of its name, which shells find first
 */
public record LinkState(Optional<Path> link, boolean changed, Optional<PathLine> line, Optional<Path> hiding) {}
