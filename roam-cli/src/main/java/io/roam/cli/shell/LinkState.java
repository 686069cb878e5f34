package io.roam.cli.shell;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How shells find roam.
 *
 * @param link the link; empty on a system on which none is created
 * @param changed whether the link was created just now
 * @param line what the user still has to add to PATH
 * @param hiding another program named roam that shells find first
 */
public record LinkState(Optional<Path> link, boolean changed, Optional<PathLine> line, Optional<Path> hiding) {}
