package io.roam.cli.command;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts other programs. */
@FunctionalInterface
public interface Starter {
    /** Runs {@code command} in {@code folder}, with the terminal; returns its exit code, or nothing if there is no such program. */
    Optional<Integer> run(List<String> command, Path folder, Machine machine);

    /** Starts {@code command} in the home folder, without a terminal; it goes on when this program has ended. */
    default void begin(List<String> command, Machine machine) {
        run(command, machine.home(), machine);
    }
}
