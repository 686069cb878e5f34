package io.roam.cli.args;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options and arguments that the user passed to a command. */
public final class ParsedArguments {
    private final CommandSyntax syntax;
    private final @Nullable ParseResult parsed;

    private ParsedArguments(CommandSyntax syntax, @Nullable ParseResult parsed) {
        this.syntax = syntax;
        this.parsed = parsed;
    }

    public ParsedArguments(CommandSyntax syntax, CommandLine parser, String... args) {
        this(syntax, parser.parseArgs(args));
    }

    /** Returns the arguments of a command that was called without any, and needs no parser. */
    public static ParsedArguments none(CommandSyntax syntax) {
        return new ParsedArguments(syntax, null);
    }

    public boolean isHelpRequested() {
        return parsed != null && parsed.isUsageHelpRequested();
    }

    public boolean has(String flag) {
        return matchedName(flag).isPresent();
    }

    /** Returns the name by which an option was passed, which may be a former one. */
    private Optional<String> matchedName(String option) {
        return parsed == null
                ? Optional.empty()
                : syntax.allNames(option).stream()
                        .filter(parsed::hasMatchedOption)
                        .findFirst();
    }

    public boolean isJson() {
        return has("--json");
    }

    /** Returns an error that prints the command's usage; the caller throws it. */
    public ParameterException usageError(String why) {
        return new ParameterException(syntax.createParser(), why);
    }

    public Optional<String> option(String name) {
        ParseResult result = parsed;
        return result == null
                ? Optional.empty()
                : matchedName(name).map(matched -> result.matchedOptionValue(matched, ""));
    }

    /** Returns all values of an option that may be given several times. */
    public List<String> options(String name) {
        return parsed != null && has(name) ? parsed.matchedOptionValue(name, List.of()) : List.of();
    }

    /** Returns all values of a command's repeated argument. */
    public List<String> arguments() {
        return parsed == null ? List.of() : parsed.matchedPositionalValue(0, List.of());
    }

    public Optional<String> argument(int index) {
        return parsed != null && parsed.hasMatchedPositional(index)
                ? Optional.of(parsed.matchedPositionalValue(index, ""))
                : Optional.empty();
    }
}
