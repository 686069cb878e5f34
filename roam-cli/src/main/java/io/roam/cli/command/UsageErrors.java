package io.roam.cli.command;

import io.roam.cli.terminal.ErrorMessage;
import io.roam.text.SpellingSuggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class UsageErrors {
    private UsageErrors() {}

    static ErrorMessage unknownCommand(String name) {
        List<String> hints = new ArrayList<>();
        SpellingSuggestion.hint(name, Commands.summaries().keySet()).ifPresent(hints::add);
        hints.add("roam --help lists all commands");
        return ErrorMessage.usage("unknown command \"" + name + "\"", List.of(), hints);
    }

    static ErrorMessage of(ParameterException error) {
        CommandLine parser = error.getCommandLine();
        String help = parser.getCommandName() + " --help";
        if (error instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return ErrorMessage.usage(
                    missingText(missing.getMissing().get(0)), List.of(usageLine(parser)), List.of(help));
        }
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(parser, unmatched.getUnmatched().get(0), help);
        }
        return ErrorMessage.usage(sentence(String.valueOf(error.getMessage())), List.of(), List.of(help));
    }

    private static ErrorMessage unmatched(CommandLine parser, String argument, String help) {
        List<String> hints = new ArrayList<>();
        String kind = "unexpected argument";
        if (argument.startsWith("-")) {
            kind = "unknown option";
            String name = argument.replaceFirst("=.*", "");
            SpellingSuggestion.hint(name, parser.getCommandSpec().optionsMap().keySet())
                    .ifPresent(hints::add);
        }
        hints.add(help);
        return ErrorMessage.usage(kind + " \"" + argument + "\"", List.of(), hints);
    }

    private static String missingText(ArgSpec missing) {
        String label = "<" + missing.paramLabel().replaceAll("[<>]", "").toLowerCase(Locale.ROOT) + ">";
        return missing instanceof OptionSpec option
                ? "option " + option.longestName() + " needs a value: " + label
                : "missing " + label;
    }

    private static String usageLine(CommandLine parser) {
        String synopsis = new Help(parser.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
        return "usage: " + synopsis.strip().replaceAll("\\s+", " ");
    }

    private static String sentence(String text) {
        boolean isWord = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return Optional.of(text)
                .filter(any -> isWord)
                .map(any -> any.substring(0, 1).toLowerCase(Locale.ROOT) + any.substring(1))
                .orElse(text);
    }
}
