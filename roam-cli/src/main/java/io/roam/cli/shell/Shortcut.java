package io.roam.cli.shell;

/** A short name for a command, as users of session-roam know it; except {@code cn}, as roam has no such command. */
enum Shortcut {
    CR("cr", "resume"),
    CS("cs", "list", " --pick"),
    CF("cf", "search"),
    CFORK("cfork", "fork"),
    CRF("crf", "fork");

    private final String word;
    private final String command;
    private final String options;

    Shortcut(String word, String command) {
        this(word, command, "");
    }

    Shortcut(String word, String command, String options) {
        this.word = word;
        this.command = command;
        this.options = options;
    }

    /** Returns what the user types. */
    String word() {
        return word;
    }

    String command() {
        return command;
    }

    /** Returns the command with its options. */
    String commandLine() {
        return command + options;
    }
}
