package io.roam.cli.command;

import io.roam.cli.args.CommandSyntax;
import io.roam.cli.terminal.ErrorMessage;
import io.roam.spi.RoamException;
import io.roam.text.SpellingSuggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class UsageErrors {
    private UsageErrors() {}

    static ErrorMessage unknownCommand(String name) {
        Optional<String> suggestion = SpellingSuggestion.hint(name, Commands.names());
        List<String> hints = new ArrayList<>(suggestion.stream().toList());
        hints.add("roam --help lists all commands");
        return ErrorMessage.usage(
                "unknown command \"" + name + "\"", suggestion.isPresent() ? List.of() : groups(), hints);
    }

    private static List<String> groups() {
        return Arrays.stream(CommandGroup.values())
                .map(group -> group.heading().toLowerCase(Locale.ROOT) + ": " + String.join(", ", group.commands()))
                .toList();
    }

    static ErrorMessage of(ParameterException error, CommandSyntax syntax) {
        CommandLine parser = error.getCommandLine();
        String help = parser.getCommandName() + " --help";
        if (error instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return ErrorMessage.usage(missingText(missing.getMissing().get(0)), usage(syntax), List.of(help));
        }
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(parser, unmatched.getUnmatched().get(0), help);
        }
        return error.getCause() instanceof RoamException value
                ? ErrorMessage.usage(value.what(), List.of(), withHelp(value.hints(), help))
                : ErrorMessage.usage(sentence(String.valueOf(error.getMessage())), List.of(), List.of(help));
    }

    private static List<String> withHelp(List<String> hints, String help) {
        List<String> all = new ArrayList<>(hints);
        all.add(help);
        return all;
    }

    private static ErrorMessage unmatched(CommandLine parser, String argument, String help) {
        List<String> hints = new ArrayList<>();
        String kind = "unexpected argument";
        if (argument.startsWith("-")) {
            kind = "unknown option";
            String name = argument.replaceFirst("=.*", "");
            SpellingSuggestion.hint(name, visibleOptions(parser)).ifPresent(hints::add);
        }
        hints.add(help);
        return ErrorMessage.usage(kind + " \"" + argument + "\"", List.of(), hints);
    }

    private static Set<String> visibleOptions(CommandLine parser) {
        Set<String> names = new TreeSet<>();
        parser.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> names.addAll(List.of(option.names())));
        return names;
    }

    private static String missingText(ArgSpec missing) {
        String label = "<" + missing.paramLabel().replaceAll("[<>]", "").toLowerCase(Locale.ROOT) + ">";
        return missing instanceof OptionSpec option
                ? "option " + option.longestName() + " needs a value: " + label
                : "missing " + label;
    }

    /** Returns how the command is written, with one example. */
    private static List<String> usage(CommandSyntax syntax) {
        List<String> lines = new ArrayList<>();
        syntax.usages().forEach(usage -> lines.add("usage: " + usage));
        syntax.examples().stream()
                .filter(line -> line.startsWith("$ "))
                .findFirst()
                .ifPresent(line -> lines.add("example: " + line.substring(2)));
        return lines;
    }

    private static String sentence(String text) {
        boolean isWord = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return Optional.of(text)
                .filter(any -> isWord)
                .map(any -> any.substring(0, 1).toLowerCase(Locale.ROOT) + any.substring(1))
                .orElse(text);
    }
}
