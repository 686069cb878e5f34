package io.roam.cli.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the user wrote behind a command's name. */
final class Given {
    private final ParseResult parsed;

    Given(ParseResult parsed) {
        this.parsed = parsed;
    }

    boolean has(String flag) {
        return parsed.hasMatchedOption(flag);
    }

    boolean json() {
        return has("--json");
    }

    /** What the user wrote cannot be done: how it is written is shown. */
    ParameterException wrong(String why) {
        return new ParameterException(parsed.commandSpec().commandLine(), why);
    }

    Optional<String> option(String name) {
        return has(name) ? Optional.of(parsed.matchedOptionValue(name, "")) : Optional.empty();
    }

    /** All arguments of a command that takes several. */
    List<String> arguments() {
        return parsed.matchedPositionalValue(0, List.of());
    }

    Optional<String> argument(int index) {
        return parsed.hasMatchedPositional(index)
                ? Optional.of(parsed.matchedPositionalValue(index, ""))
                : Optional.empty();
    }
}
