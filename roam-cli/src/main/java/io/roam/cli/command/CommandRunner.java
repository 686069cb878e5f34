package io.roam.cli.command;

import io.roam.api.UnknownConversationException;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.InvalidArgument;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.MatchText;
import io.roam.cli.terminal.ErrorMessage;
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

/** Parses a command line, runs the command, and prints each error in one format. */
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
        } catch (RoamException e) {
            print(context, errorOf(e, context), args);
            printStackTrace(context, e);
            return e instanceof InvalidArgument ? ExitCode.USAGE : ExitCode.FAILED;
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            print(context, ErrorMessage.internal(e), args);
            printStackTrace(context, e);
            return ExitCode.FAILED;
        } finally {
            context.terminal().flush();
        }
    }

    private static ErrorMessage errorOf(RoamException error, CommandContext context) {
        List<String> matches = error instanceof UnknownConversationException unknown
                ? MatchText.format(unknown.matches(), context)
                : List.of();
        return ErrorMessage.of(error, matches);
    }

    private static void print(CommandContext context, ErrorMessage error, String... args) {
        if (Arrays.stream(args).takeWhile(word -> !word.equals("--")).anyMatch("--json"::equals)) {
            context.errors().printJson(error);
        } else {
            context.errors().printError(error);
        }
    }

    private static void printStackTrace(CommandContext context, Throwable error) {
        if (isDebugEnabled(context)) {
            StringWriter text = new StringWriter();
            error.printStackTrace(new PrintWriter(text, true));
            text.toString().lines().forEach(context.terminal()::printError);
        }
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
                if (command.isEmpty()) {
                    print(context, UsageErrors.unknownCommand(args[0]), args);
                    return ExitCode.USAGE;
                }
                return runCommand(context, command.get(), rest);
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
            print(context, UsageErrors.of(e), args);
            return ExitCode.USAGE;
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
}
