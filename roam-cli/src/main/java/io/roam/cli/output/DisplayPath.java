package io.roam.cli.output;

import io.roam.cli.args.CommandContext;
import java.io.File;
import java.nio.file.Path;

/** Formats a path for people: {@code ~} stands for the home. */
public final class DisplayPath {
    private DisplayPath() {}

    public static String format(String path, CommandContext context) {
        return format(path, context.machine().home());
    }

    public static String format(Path path, CommandContext context) {
        return format(path.toString(), context);
    }

    public static String format(String path, Path home) {
        String prefix = home.toString();
        boolean below = path.startsWith(prefix)
                && (path.length() == prefix.length() || path.startsWith(File.separator, prefix.length()));
        return below ? "~" + path.substring(prefix.length()) : path;
    }
}
