package io.roam.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** The number by which a file system knows a file (its inode): a copy has another one, a renamed file the same. */
public final class FileNumber {
    private static final Set<String> STABLE = Set.of(
            "apfs",
            "bcachefs",
            "btrfs",
            "ext2",
            "ext3",
            "ext4",
            "f2fs",
            "hfs",
            "jfs",
            "nilfs2",
            "overlay",
            "reiserfs",
            "tmpfs",
            "ufs",
            "xfs",
            "zfs");

    private FileNumber() {}

    /** Returns the number of a file that exists; empty if its system has none. */
    public static OptionalLong of(Path file) {
        try {
            return Files.getAttribute(file, "unix:ino") instanceof Number number
                    ? OptionalLong.of(number.longValue())
                    : OptionalLong.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) { // Windows has none
            return OptionalLong.empty();
        }
    }

    /** Returns the number of a file if its file system keeps it; many network file systems give out new ones when mounted. */
    public static OptionalLong ofStable(Path file) {
        try {
            String type = Files.getFileStore(file).type().toLowerCase(Locale.ROOT);
            return STABLE.contains(type) ? of(file) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
