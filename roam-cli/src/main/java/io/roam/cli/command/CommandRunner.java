package io.roam.cli.command;

import io.roam.api.HomeClosedException;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.terminal.OutputClosedException;
import io.roam.spi.RoamException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Parses a command line, runs the command, and prints each error as one sentence. */
public final class CommandRunner {
    private CommandRunner() {}

    /** Runs a command line, and returns the exit code. */
    public static int run(CommandContext context, String... args) {
        try {
            int code = args.length == 0 ? printOverview(context, ExitCode.USAGE) : runNamed(context, args);
            context.terminal().complete();
            return code;
        } catch (OutputClosedException e) {
            return ExitCode.BROKEN_PIPE;
        } catch (HomeClosedException e) {
            printClosure(context, e);
            return printStackTrace(context, e);
        } catch (RoamException e) {
            context.terminal().printError("roam: " + e.getMessage());
            return printStackTrace(context, e);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            context.terminal()
                    .printError("roam: this is a bug of roam: " + e + " (please report it; ROAM_DEBUG=1 shows more)");
            return printStackTrace(context, e);
        } finally {
            context.terminal().flush();
        }
    }

    private static void printClosure(CommandContext context, HomeClosedException e) {
        String where = e.where().isEmpty() ? "" : ": " + e.where();
        context.terminal().printError("roam: " + e.what() + where + (where.isEmpty() ? "." : ""));
        context.terminal().printError("hint: " + e.remedy());
    }

    private static int printStackTrace(CommandContext context, Throwable error) {
        if (isDebugEnabled(context)) {
            StringWriter text = new StringWriter();
            error.printStackTrace(new PrintWriter(text, true));
            text.toString().lines().forEach(context.terminal()::printError);
        }
        return ExitCode.FAILED;
    }

    private static boolean isDebugEnabled(CommandContext context) {
        try {
            return context.isDebugEnabled();
        } catch (RuntimeException e) { // the machine cannot be read: that is the error just printed
            return false;
        }
    }

    private static int runNamed(CommandContext context, String... args) {
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        switch (args[0]) {
            case "-h", "--help" -> {
                return printOverview(context, ExitCode.DONE);
            }
            case "help" -> {
                return rest.length == 0 ? printOverview(context, ExitCode.DONE) : runNamed(context, rest[0], "--help");
            }
            case "-V", "--version" -> {
                context.terminal().print("roam " + version());
                return ExitCode.DONE;
            }
            default -> {
                List<String> replacement = Commands.replacement(args[0]);
                if (!replacement.isEmpty()) {
                    return runNamed(
                            context,
                            Stream.concat(replacement.stream(), Arrays.stream(rest))
                                    .toArray(String[]::new));
                }
                Optional<Command> command = Commands.find(args[0]);
                return command.isPresent()
                        ? runCommand(context, command.get(), rest)
                        : printUsageError(context, "there is no such command: " + args[0], "roam --help");
            }
        }
    }

    private static int printOverview(CommandContext context, int exit) {
        HelpOverview.print(context.terminal());
        return exit;
    }

    private static String version() {
        return Optional.ofNullable(CommandRunner.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    private static int runCommand(CommandContext context, Command command, String... args) {
        CommandSyntax syntax = command.syntax();
        try {
            return args.length == 0 && !syntax.needsArguments()
                    ? command.run(ParsedArguments.none(syntax), context)
                    : parseAndRun(context, command, syntax, args);
        } catch (ParameterException e) {
            return printUsageError(
                    context, String.valueOf(e.getMessage()), e.getCommandLine().getCommandName() + " --help");
        }
    }

    private static int parseAndRun(CommandContext context, Command command, CommandSyntax syntax, String... args) {
        CommandLine parser = syntax.createParser();
        ParsedArguments arguments = new ParsedArguments(syntax, parser, args);
        if (arguments.isHelpRequested()) {
            context.terminal()
                    .rawOutput()
                    .print(parser.getUsageMessage(context.terminal().isColoured() ? Ansi.ON : Ansi.OFF));
            return ExitCode.DONE;
        }
        return command.run(arguments, context);
    }

    private static int printUsageError(CommandContext context, String what, String help) {
        context.terminal().printError("roam: " + what + " (" + help + " shows how it is written)");
        return ExitCode.USAGE;
    }
}
