package io.roam.spi.tool;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** What was written reads back as something else. */
public final class DamagedWriteException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports that file. */
    public DamagedWriteException(Path file) {
        super("what was written reads back as something else", file.toString(), "check the disk", null);
    }
}
