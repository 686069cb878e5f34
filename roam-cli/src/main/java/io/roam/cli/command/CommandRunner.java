package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.spi.RoamException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Understands a command line, does what it says, and puts every error into a sentence. */
public final class CommandRunner {
    private CommandRunner() {}

    /** Runs a command; returns the exit code. */
    public static int run(CommandContext context, String... args) {
        try {
            return args.length == 0 ? overview(context, ExitCode.USAGE) : named(context, args);
        } catch (RoamException e) {
            context.terminal().tell("roam: " + e.getMessage());
            return trace(context, e);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            context.terminal()
                    .tell("roam: this is a bug of roam: " + e + " (please report it; ROAM_DEBUG=1 shows more)");
            return trace(context, e);
        } finally {
            context.terminal().flush();
        }
    }

    private static int trace(CommandContext context, Throwable error) {
        if (isDebugged(context)) {
            StringWriter text = new StringWriter();
            error.printStackTrace(new PrintWriter(text, true));
            context.terminal().tell(text.toString());
        }
        return ExitCode.FAILED;
    }

    private static boolean isDebugged(CommandContext context) {
        try {
            return context.isDebugged();
        } catch (RuntimeException e) { // no machine can be had: this is the error already told
            return false;
        }
    }

    private static int named(CommandContext context, String... args) {
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        switch (args[0]) {
            case "-h", "--help" -> {
                return overview(context, ExitCode.DONE);
            }
            case "help" -> {
                return rest.length == 0 ? overview(context, ExitCode.DONE) : named(context, rest[0], "--help");
            }
            case "-V", "--version" -> {
                context.terminal().say("roam " + version());
                return ExitCode.DONE;
            }
            default -> {
                Optional<Command> command = Commands.named(args[0]);
                return command.isPresent()
                        ? run(context, command.get(), rest)
                        : usage(context, "there is no such command: " + args[0], "roam --help");
            }
        }
    }

    private static int overview(CommandContext context, int exit) {
        HelpOverview.print(context.terminal());
        return exit;
    }

    private static String version() {
        return Optional.ofNullable(CommandRunner.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    private static int run(CommandContext context, Command command, String... args) {
        CommandSyntax syntax = command.syntax();
        try {
            return args.length == 0 && !syntax.needsArguments()
                    ? command.run(ParsedArguments.nothing(syntax), context)
                    : understood(context, command, syntax, args);
        } catch (ParameterException e) {
            return usage(
                    context, String.valueOf(e.getMessage()), e.getCommandLine().getCommandName() + " --help");
        }
    }

    private static int understood(CommandContext context, Command command, CommandSyntax syntax, String... args) {
        CommandLine parser = syntax.parser();
        ParsedArguments arguments = new ParsedArguments(syntax, parser, args);
        if (arguments.asksForHelp()) {
            context.terminal()
                    .bytes()
                    .print(parser.getUsageMessage(context.terminal().isColoured() ? Ansi.ON : Ansi.OFF));
            return ExitCode.DONE;
        }
        return command.run(arguments, context);
    }

    private static int usage(CommandContext context, String what, String help) {
        context.terminal().tell("roam: " + what + " (" + help + " shows how it is written)");
        return ExitCode.USAGE;
    }
}
