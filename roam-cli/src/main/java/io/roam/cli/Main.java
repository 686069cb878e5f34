package io.roam.cli;

import io.roam.cli.args.CommandContext;
import io.roam.cli.command.CommandRunner;
import io.roam.cli.natives.NativeLibraries;
import io.roam.cli.terminal.AsciiText;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Machine;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;

/** The {@code roam} program: the only place that reads from the system which machine and which terminal this is. */
public final class Main {
    /** The commands that can set up a device, which has the name of the machine then. */
    private static final Set<String> SETUP_COMMANDS = Set.of("init", "pair");

    private Main() {}

    /** Runs a command and ends with its exit code. */
    public static void main(String[] args) {
        boolean needsName = Arrays.stream(args).anyMatch(SETUP_COMMANDS::contains);
        int code;
        try (CommandContext context = new CommandContext(
                () -> machine(needsName), terminal(), new LocalProgramStarter(), ZoneId.systemDefault())) {
            code = CommandRunner.run(context, args);
        }
        System.exit(code);
    }

    private static Machine machine(boolean needsName) {
        Machine machine = needsName ? Machine.ofThisProcess() : Machine.ofThisProcess("");
        NativeLibraries.load(machine);
        return machine;
    }

    private static Terminal terminal() {
        boolean interactive = isInteractive();
        String noColour = System.getenv("NO_COLOR");
        boolean coloured =
                interactive && (noColour == null || noColour.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 13);
        Terminal terminal = new Terminal(
                System.in,
                out,
                new FileOutputStream(FileDescriptor.err),
                interactive,
                coloured,
                () -> TerminalColumns.detect(System.getenv()));
        if (interactive && AsciiText.isNeeded(System.getenv())) {
            terminal.useAscii();
        }
        terminal.useRows(() -> TerminalColumns.detectRows(System.getenv()));
        return terminal;
    }

    /** Whether standard input and output are a terminal. From Java 22 on a console may be none, and its method says which. */
    @SuppressWarnings("SystemConsoleNull") // null before Java 22
    private static boolean isInteractive() {
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) { // before Java 22 a console is a terminal
            return true;
        }
    }
}
