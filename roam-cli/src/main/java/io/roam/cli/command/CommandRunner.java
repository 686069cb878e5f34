package io.roam.cli.command;

import io.roam.api.UnknownConversationException;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.InvalidArgument;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.help.HelpPage;
import io.roam.cli.help.HelpPrinter;
import io.roam.cli.output.MatchText;
import io.roam.cli.terminal.ErrorMessage;
import io.roam.cli.terminal.OutputClosedException;
import io.roam.spi.RoamException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** Parses a command line, runs the command, and prints each error in one format. */
public final class CommandRunner {
    /** Options that every command has, each with the number of words that it takes. */
    private static final Map<String, Integer> COMMON_OPTIONS = Map.of("--no-pager", 1, "--color", 2);

    private CommandRunner() {}

    /** Runs a command line, and returns the exit code. */
    public static int run(CommandContext context, String... args) {
        try {
            int code = args.length == 0 ? printShortHelp(context) : runNamed(context, args);
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

    private static int printShortHelp(CommandContext context) {
        HelpOverview.printShort(context.terminal());
        return ExitCode.USAGE;
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

    /** Runs the command that is named first, or after options that every command has. */
    private static int runNamed(CommandContext context, String... args) {
        int at = 0;
        while (at < args.length && COMMON_OPTIONS.containsKey(args[at])) {
            at += COMMON_OPTIONS.get(args[at]);
        }
        if (at >= args.length) {
            return printShortHelp(context);
        }
        List<String> rest = new ArrayList<>(Arrays.asList(args).subList(0, at));
        rest.addAll(Arrays.asList(args).subList(at + 1, args.length));
        return runNamed(context, args[at], rest);
    }

    private static int runNamed(CommandContext context, String name, List<String> rest) {
        List<String> words = new ArrayList<>(Commands.replacement(name));
        if (words.isEmpty()) {
            words.add(name);
        }
        words.addAll(rest);
        String[] args = words.subList(1, words.size()).toArray(String[]::new);
        Optional<Command> command = Commands.find(words.get(0));
        if (command.isEmpty()) {
            print(context, UsageErrors.unknownCommand(name), words.toArray(String[]::new));
            return ExitCode.USAGE;
        }
        return runCommand(context, command.get(), args);
    }

    private static int runCommand(CommandContext context, Command command, String... args) {
        CommandSyntax syntax = command.syntax();
        try {
            return args.length == 0 && !syntax.needsArguments()
                    ? command.run(ParsedArguments.none(syntax), context)
                    : parseAndRun(context, command, syntax, args);
        } catch (ParameterException e) {
            print(context, UsageErrors.of(e, syntax), args);
            return ExitCode.USAGE;
        }
    }

    private static int parseAndRun(CommandContext context, Command command, CommandSyntax syntax, String... args) {
        ParsedArguments arguments = new ParsedArguments(syntax, syntax.createParser(), args);
        arguments
                .option("--color")
                .filter(when -> !when.equals("auto"))
                .ifPresent(when -> context.terminal().useColours(when.equals("always")));
        if (arguments.isHelpRequested()) {
            new HelpPrinter(context.terminal()).print(HelpPage.of(syntax));
            return ExitCode.DONE;
        }
        return command.run(arguments, context);
    }
}
