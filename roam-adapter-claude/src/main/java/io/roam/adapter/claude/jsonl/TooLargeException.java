package io.roam.adapter.claude.jsonl;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A line, or a file that is one record, is too large for a record. */
public final class TooLargeException extends RoamException {
    private static final long serialVersionUID = 1L;
    private static final long MAX_BYTES = 1L << 28; // the limit in docs/develop/archive-format.md §2

    private TooLargeException(Path file) {
        super(
                "a line, or the whole file, is larger than 256 MB",
                ErrorLocation.file(file),
                "start a new session; this one is not synced",
                null);
    }

    /** Returns the number of bytes as the length of an array. */
    public static int checkSize(long bytes, Path file) {
        if (bytes > MAX_BYTES) {
            throw new TooLargeException(file);
        }
        return (int) bytes;
    }
}
