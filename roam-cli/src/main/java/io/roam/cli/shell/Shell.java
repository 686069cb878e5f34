package io.roam.cli.shell;

import java.util.Arrays;
import java.util.List;

/** A shell that roam has words for. */
public enum Shell {
    BASH("bash", "bash", "'", "'\\''"),
    ZSH("zsh", "zsh", "'", "'\\''"),
    FISH("fish", "fish", "(?=['\\\\])", "\\"),
    POWERSHELL("powershell", "ps1", "'", "''");

    private final String word;
    private final String ending;
    private final String special;
    private final String escaped;

    Shell(String word, String ending, String special, String escaped) {
        this.word = word;
        this.ending = ending;
        this.special = special;
        this.escaped = escaped;
    }

    /** What they are called where one is chosen. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Shell::word).toList();
    }

    /** The one of that name. */
    public static Shell require(String name) {
        return Arrays.stream(values())
                .filter(shell -> shell.word.equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private String word() {
        return word;
    }

    /** The resource with the words for it. */
    String resource() {
        return "init." + ending;
    }

    /** The text as one word. */
    String quote(String text) {
        return "'" + text.replaceAll(special, escaped.replace("\\", "\\\\")) + "'";
    }
}
