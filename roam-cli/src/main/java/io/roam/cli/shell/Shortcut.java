package io.roam.cli.shell;

/** A short word for a command, as users of session-roam know it. {@code cn}, which is none of roam's commands, is not among them. */
enum Shortcut {
    CR("resume"),
    CS("list"),
    CF("search"),
    CFORK("fork"),
    CRF("fork");

    private final String command;

    Shortcut(String command) {
        this.command = command;
    }

    String command() {
        return command;
    }
}
