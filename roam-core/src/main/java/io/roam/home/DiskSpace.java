package io.roam.home;

import io.roam.spi.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the disk with roam's files is full. */
public final class DiskSpace {
    private static final long MIN_BYTES = 5_000_000;

    private DiskSpace() {}

    /** Returns a remark if hardly any space is left. */
    public static List<Reason.Coded> remarks(Path data) {
        return usableBytes(data) < MIN_BYTES
                ? List.of(Reason.Coded.of(
                        "disk-almost-full",
                        "disk almost full: " + data + "; hint: free some space; roam continues automatically"))
                : List.of();
    }

    private static long usableBytes(Path data) {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException e) { // whatever writes reports it
            return Long.MAX_VALUE;
        }
    }
}
