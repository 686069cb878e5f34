package io.roam.cli.shell;

/** A short word for a command, as users of session-roam know it. {@code cn}, which is none of roam's commands, is not among them. */
enum Shortcut {
    CR("cr", "resume"),
    CS("cs", "list"),
    CF("cf", "search"),
    CFORK("cfork", "fork"),
    CRF("crf", "fork");

    private final String word;
    private final String command;

    Shortcut(String word, String command) {
        this.word = word;
        this.command = command;
    }

    /** Returns what the user types. */
    String word() {
        return word;
    }

    String command() {
        return command;
    }
}
