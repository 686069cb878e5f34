package io.roam.spi.tool;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** What was written reads back as something else. */
public final class DamagedWriteException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports that file. */
    public DamagedWriteException(Path file) {
        super("verification after writing failed", ErrorLocation.file(file), "check the disk", null);
    }
}
