package io.roam.cli.service;

import java.util.List;
import java.util.Optional;

/** Runs programs of this machine. */
@FunctionalInterface
public interface ProgramRunner {
    /** Runs a command without a terminal until it ends. Returns nothing if there is no such program. */
    Optional<ProgramResult> run(List<String> command);
}
