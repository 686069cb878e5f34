package io.roam.cli.args;

import java.util.Map;
import java.util.Optional;

/**
 * An option of a command.
 *
 * @param name its name, such as {@code --wait}
 * @param value what its value is, such as {@code <time>}; empty if it has none
 * @param repeated whether it may be given several times
 * @param description what it does
 */
public record CommandOption(String name, String value, boolean repeated, String description) {
    private static final Map<String, String> SHORT_NAMES = Map.of(
            "--dry-run",
            "-n",
            "--quiet",
            "-q",
            "--verbose",
            "-v",
            "--yes",
            "-y",
            "--all",
            "-a",
            "--output",
            "-o",
            "--help",
            "-h",
            "--version",
            "-V");

    public boolean isFlag() {
        return value.isEmpty();
    }

    /** Returns the name of one character, if options of this name have one. */
    public Optional<String> shortName() {
        return Optional.ofNullable(SHORT_NAMES.get(name));
    }

    /** Returns the option as usage lines have it, such as {@code --wait <time>}. */
    public String usage() {
        return isFlag() ? name : name + " " + value;
    }

    /** Returns the option as lists of options have it, with its short name in front, or room for it. */
    public String listing() {
        return shortName().map(shortName -> shortName + ", ").orElse("    ") + usage();
    }
}
