package io.roam.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A shell that roam has words for. */
public enum Shell {
    BASH("bash", "'", "'\\''"),
    ZSH("zsh", "'", "'\\''"),
    FISH("fish", "(?=['\\\\])", "\\"),
    POWERSHELL("ps1", "'", "''");

    private final String ending;
    private final String special;
    private final String escaped;

    Shell(String ending, String special, String escaped) {
        this.ending = ending;
        this.special = special;
        this.escaped = escaped;
    }

    /** What they are called where one is chosen. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Shell::word).toList();
    }

    /** The one of that name. */
    public static Shell named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The resource with the words for it. */
    String resource() {
        return "init." + ending;
    }

    /** The text as one word. */
    String quoted(String text) {
        return "'" + text.replaceAll(special, escaped.replace("\\", "\\\\")) + "'";
    }
}
