package io.roam.adapter.kit.files;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A session, or a line of it, does not fit into the memory that roam may use. */
public final class SessionTooLargeException extends RoamException {
    private static final long serialVersionUID = 1L;
    private static final int MEBIBYTE_BITS = 20;

    /** Reports that file, of which so many bytes would have to be in memory. */
    public SessionTooLargeException(Path file, long bytes) {
        super(
                "this session is too large for roam's memory, " + (bytes >> MEBIBYTE_BITS) + " MiB",
                ErrorLocation.file(file),
                "set JAVA_TOOL_OPTIONS=-Xmx4g",
                null);
    }

    /** Checks that so many copies of so many bytes fit into memory. */
    public static void require(long bytes, int copies, Path file) {
        if (bytes > Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory()) / copies) {
            throw new SessionTooLargeException(file, bytes);
        }
    }
}
