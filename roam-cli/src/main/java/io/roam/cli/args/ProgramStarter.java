package io.roam.cli.args;

import io.roam.cli.service.ProgramResult;
import io.roam.spi.Machine;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts other programs of the machine. */
@FunctionalInterface
public interface ProgramStarter {
    /**
     * Runs a command in a folder and gives it the terminal until it ends. Returns its exit code, or nothing if there is no such program.
     */
    Optional<Integer> run(List<String> command, Path folder, Machine machine);

    /** Registers what runs when the system ends this program; a shutdown then waits for {@link #commandEnded}, up to a limit. */
    default void onTermination(Runnable end) {}

    /** Marks the command as ended, so that a shutdown waits no longer. */
    default void commandEnded() {}

    /** Runs a command without the terminal until it ends. Returns nothing if there is no such program; this default has none. */
    default Optional<ProgramResult> runForOutput(List<String> command, Machine machine) {
        return Optional.empty();
    }

    /**
     * Starts a command that shows what is written to the returned stream, with the terminal; closing the stream waits until it ends.
     * Returns nothing if there is no such program; this default has none.
     */
    default Optional<OutputStream> startReader(List<String> command, Machine machine) {
        return Optional.empty();
    }

    /** Starts a command in the home folder, without a terminal; it outlives this program. */
    default void startInBackground(List<String> command, Machine machine) {
        run(command, machine.home(), machine);
    }
}
