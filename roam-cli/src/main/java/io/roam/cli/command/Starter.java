package io.roam.cli.command;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts another program, which has the terminal until it ends. */
@FunctionalInterface
public interface Starter {
    /** Runs {@code command} in {@code folder}; returns its exit code, or nothing if there is no such program. */
    Optional<Integer> run(List<String> command, Path folder, Machine machine);
}
