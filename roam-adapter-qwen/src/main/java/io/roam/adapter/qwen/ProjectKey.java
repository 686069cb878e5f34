package io.roam.adapter.qwen;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** The name that Qwen Code gives to the folder of a project, derived from its path. */
final class ProjectKey {
    private static final String WORKTREES = "/.qwen/worktrees/";

    private ProjectKey() {}

    /** Returns the name for a path, in which each UTF-16 unit counts as a character, as it does in the tool. */
    static String keyOf(String path) {
        String text = isOfWindows(path) ? path.toLowerCase(Locale.ROOT) : path;
        return text.replaceAll("(?s)[^a-zA-Z0-9]", "-");
    }

    /** Whether the tool takes a session that names that path for one of the project with that name. */
    static boolean isOf(String key, String path) {
        int worktrees = path.replace('\\', '/').lastIndexOf(WORKTREES);
        return key.equals(keyOf(path)) || (worktrees > 0 && key.equals(keyOf(path.substring(0, worktrees))));
    }

    /** Returns the path that the tool sees when it runs in a folder; the same text if there is none of that name. */
    static String realPath(String folder) {
        try {
            return realPath(Path.of(folder));
        } catch (InvalidPathException e) {
            return folder;
        }
    }

    /** Returns the path that the tool sees when it runs in a folder. */
    static String realPath(Path folder) {
        try {
            return folder.toRealPath().toString();
        } catch (IOException e) { // it is gone; what was written stays as it was
            return folder.toString();
        }
    }

    private static boolean isOfWindows(String path) {
        return path.matches("(?s)[A-Za-z]:[\\\\/].*|\\\\\\\\.*");
    }
}
