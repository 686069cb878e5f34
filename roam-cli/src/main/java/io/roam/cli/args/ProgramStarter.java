package io.roam.cli.args;

import io.roam.cli.service.ProgramResult;
import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts other programs of the machine. */
@FunctionalInterface
public interface ProgramStarter {
    /**
     * Runs {@code command} in {@code folder}, and gives it the terminal until it ends; returns its exit code, or nothing if there is no
     * such program.
     */
    Optional<Integer> run(List<String> command, Path folder, Machine machine);

    /** Has something done when this program is told to end; it then waits for {@link #commandEnded}, for a while. */
    default void onTermination(Runnable end) {}

    /** What this program did is done, and it may end. */
    default void commandEnded() {}

    /** Runs {@code command} without the terminal, to its end; nothing if there is no such program, as if there were none at all. */
    default Optional<ProgramResult> runForOutput(List<String> command, Machine machine) {
        return Optional.empty();
    }

    /** Starts {@code command} in the home folder, without a terminal; it goes on when this program has ended. */
    default void startInBackground(List<String> command, Machine machine) {
        run(command, machine.home(), machine);
    }
}
