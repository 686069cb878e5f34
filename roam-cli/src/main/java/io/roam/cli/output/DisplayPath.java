package io.roam.cli.output;

import io.roam.cli.args.CommandContext;

/** A folder as it is shown: shorter if it is in the home. */
public final class DisplayPath {
    private DisplayPath() {}

    public static String format(String folder, CommandContext context) {
        String home = context.machine().home().toString();
        return folder.startsWith(home) ? "~" + folder.substring(home.length()) : folder;
    }
}
