package io.roam.cli.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the user wrote behind a command's name. */
final class Given {
    private final Syntax syntax;
    private final @Nullable ParseResult parsed;

    private Given(Syntax syntax, @Nullable ParseResult parsed) {
        this.syntax = syntax;
        this.parsed = parsed;
    }

    Given(Syntax syntax, CommandLine parser, String... args) {
        this(syntax, parser.parseArgs(args));
    }

    /** Nothing at all. */
    static Given nothing(Syntax syntax) {
        return new Given(syntax, null);
    }

    boolean asksForHelp() {
        return parsed != null && parsed.isUsageHelpRequested();
    }

    boolean has(String flag) {
        return parsed != null && parsed.hasMatchedOption(flag);
    }

    boolean json() {
        return has("--json");
    }

    /** What the user wrote cannot be done: how it is written is shown. */
    ParameterException wrong(String why) {
        return new ParameterException(syntax.parser(), why);
    }

    Optional<String> option(String name) {
        return parsed != null && has(name) ? Optional.of(parsed.matchedOptionValue(name, "")) : Optional.empty();
    }

    /** All arguments of a command that takes several. */
    List<String> arguments() {
        return parsed == null ? List.of() : parsed.matchedPositionalValue(0, List.of());
    }

    Optional<String> argument(int index) {
        return parsed != null && parsed.hasMatchedPositional(index)
                ? Optional.of(parsed.matchedPositionalValue(index, ""))
                : Optional.empty();
    }
}
