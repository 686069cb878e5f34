package io.roam.adapter.codex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that are locked by {@code flock}, as Linux lists them: Java's own locks are others, which do not see these. A file is known by its inode
 * alone, because some file systems list another device than they give for the file.
 */
final class FileLocks {
    private static final Pattern LINE =
            Pattern.compile("\\d+: +FLOCK +\\S+ +WRITE +(-?\\d+) +[0-9a-f]+:[0-9a-f]+:(\\d+) .*");

    private final boolean known;
    private final Map<String, Long> holders;

    private FileLocks(boolean known, Map<String, Long> holders) {
        this.known = known;
        this.holders = holders;
    }

    static FileLocks read(Path proc) {
        Map<String, Long> holders = new HashMap<>();
        try {
            for (String line : ProcFile.read(proc.resolve("locks")).split("\n", -1)) {
                Matcher lock = LINE.matcher(line);
                if (lock.matches()) {
                    holders.put(lock.group(2), Long.parseLong(lock.group(1)));
                }
            }
            return new FileLocks(true, holders);
        } catch (IOException | NumberFormatException e) { // not Linux, or it does not show
            return new FileLocks(false, Map.of());
        }
    }

    /** Whether the system tells. */
    boolean areKnown() {
        return known;
    }

    /** Returns the process that has a file locked. */
    OptionalLong holderOf(Path file) {
        try {
            Object inode = Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
            Long holder = holders.get(inode.toString());
            return holder == null ? OptionalLong.empty() : OptionalLong.of(holder);
        } catch (IOException | UnsupportedOperationException e) { // it was removed: its thread was closed
            return OptionalLong.empty();
        }
    }
}
