package io.roam.cli.shell;

import java.util.Arrays;
import java.util.List;

/** A shell that roam supports. */
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

    /** Returns the names by which shells are chosen. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Shell::word).toList();
    }

    /**
     * Returns the shell of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Shell require(String name) {
        return Arrays.stream(values())
                .filter(shell -> shell.word.equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private String word() {
        return word;
    }

    /** Returns the name of the resource with the shell's template. */
    String resource() {
        return "init." + ending;
    }

    /** Returns the text as one quoted word. */
    String quote(String text) {
        return "'" + text.replaceAll(special, escaped.replace("\\", "\\\\")) + "'";
    }
}
