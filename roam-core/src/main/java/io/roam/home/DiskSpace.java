package io.roam.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the disk with roam's files is full. */
public final class DiskSpace {
    private static final long LITTLE = 5_000_000;

    private DiskSpace() {}

    /** What to say of it, a sentence; none if there is space. */
    public static List<String> remarks(Path data) {
        return left(data) < LITTLE
                ? List.of("hardly any space is left on the disk with " + data
                        + " (free some; nothing was lost, and roam goes on by itself)")
                : List.of();
    }

    private static long left(Path data) {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException e) { // told where something is written
            return Long.MAX_VALUE;
        }
    }
}
