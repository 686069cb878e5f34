package io.roam.cli.launch;

import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.terminal.OutputClosedException;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.ProgramSearch;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Shows the output of a command in the user's pager, if it is printed on a terminal. */
public record Pager(ParsedArguments arguments, CommandContext context) {
    private static final String USUAL = "less";
    /** Ends if all fits the screen, passes colours on, and leaves the text on the screen. */
    private static final Map<String, String> OPTIONS = Map.of("LESS", "FRX", "LV", "-c");

    /** Runs what prints, and returns its exit code; a pager that the user left early is no failure. */
    public int run(IntSupplier printing) {
        Optional<OutputStream> pager = start();
        return pager.isEmpty() ? printing.getAsInt() : runIn(pager.get(), printing);
    }

    private int runIn(OutputStream pager, IntSupplier printing) {
        context.terminal().enterPager(pager);
        try {
            return printing.getAsInt();
        } catch (OutputClosedException e) {
            return ExitCode.DONE;
        } finally {
            context.terminal().leavePager();
            close(pager);
        }
    }

    private static void close(OutputStream pager) {
        try {
            pager.close();
        } catch (IOException e) { // the user left it
            return;
        }
    }

    private Optional<OutputStream> start() {
        Machine machine = context.machine();
        boolean wanted = context.terminal().isInteractive() && !arguments.isJson() && !arguments.has("--no-pager");
        String command = Stream.of("ROAM_PAGER", "PAGER")
                .flatMap(name -> machine.variable(name).stream())
                .findFirst()
                .orElse(USUAL)
                .strip();
        if (!wanted || machine.os() == Os.WINDOWS || !isInstalled(command, machine)) {
            return Optional.empty();
        }
        try {
            return context.starter().startReader(List.of("sh", "-c", command), withOptions(machine));
        } catch (DiskException e) { // it cannot be started
            return Optional.empty();
        }
    }

    private static Machine withOptions(Machine machine) {
        Map<String, String> missing = new HashMap<>(OPTIONS);
        missing.keySet().removeAll(machine.environment().keySet());
        return machine.withVariables(missing);
    }

    /** Whether the program of a command line, which may begin with variables, is on PATH; {@code cat} only passes everything on. */
    private static boolean isInstalled(String command, Machine machine) {
        return Arrays.stream(command.split("\\s+"))
                .filter(word -> !word.contains("="))
                .findFirst()
                .filter(program -> !program.isEmpty() && !program.equals("cat"))
                .filter(program -> program.contains("/")
                        || ProgramSearch.find(program, machine).isPresent())
                .isPresent();
    }
}
