package io.roam.cli.command;

import io.roam.spi.RoamException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Understands a command line, does what it says, and puts every error into a sentence. */
public final class Program {
    private Program() {}

    /** Runs a command; returns the exit code. */
    public static int run(Host host, String... args) {
        try {
            return args.length == 0 ? overview(host, ExitCode.USAGE) : named(host, args);
        } catch (RoamException e) {
            host.terminal().tell("roam: " + e.getMessage());
            return trace(host, e);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            host.terminal().tell("roam: this is a bug of roam: " + e + " (please report it; ROAM_DEBUG=1 shows more)");
            return trace(host, e);
        } finally {
            host.terminal().flush();
        }
    }

    private static int trace(Host host, Throwable error) {
        if (isDebugged(host)) {
            StringWriter text = new StringWriter();
            error.printStackTrace(new PrintWriter(text, true));
            host.terminal().tell(text.toString());
        }
        return ExitCode.FAILED;
    }

    private static boolean isDebugged(Host host) {
        try {
            return host.isDebugged();
        } catch (RuntimeException e) { // no machine can be had: this is the error already told
            return false;
        }
    }

    private static int named(Host host, String... args) {
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        switch (args[0]) {
            case "-h", "--help" -> {
                return overview(host, ExitCode.DONE);
            }
            case "help" -> {
                return rest.length == 0 ? overview(host, ExitCode.DONE) : named(host, rest[0], "--help");
            }
            case "-V", "--version" -> {
                host.terminal().say("roam " + version());
                return ExitCode.DONE;
            }
            default -> {
                Optional<Command> command = Commands.named(args[0]);
                return command.isPresent()
                        ? run(host, command.get(), rest)
                        : usage(host, "there is no such command: " + args[0], "roam --help");
            }
        }
    }

    private static int overview(Host host, int exit) {
        Overview.print(host.terminal());
        return exit;
    }

    private static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    private static int run(Host host, Command command, String... args) {
        Syntax syntax = command.syntax();
        try {
            return args.length == 0 && !syntax.needsArguments()
                    ? command.run(Given.nothing(syntax), host)
                    : understood(host, command, syntax, args);
        } catch (ParameterException e) {
            return usage(
                    host, String.valueOf(e.getMessage()), e.getCommandLine().getCommandName() + " --help");
        }
    }

    private static int understood(Host host, Command command, Syntax syntax, String... args) {
        CommandLine parser = syntax.parser();
        Given given = new Given(syntax, parser, args);
        if (given.asksForHelp()) {
            host.terminal().bytes().print(parser.getUsageMessage(host.terminal().isColoured() ? Ansi.ON : Ansi.OFF));
            return ExitCode.DONE;
        }
        return command.run(given, host);
    }

    private static int usage(Host host, String what, String help) {
        host.terminal().tell("roam: " + what + " (" + help + " shows how it is written)");
        return ExitCode.USAGE;
    }
}
