package io.roam.cli.output;

import io.roam.cli.args.CommandContext;

/** Formats a folder for people: {@code ~} stands for the home. */
public final class DisplayPath {
    private DisplayPath() {}

    public static String format(String folder, CommandContext context) {
        String home = context.machine().home().toString();
        return folder.startsWith(home) ? "~" + folder.substring(home.length()) : folder;
    }
}
