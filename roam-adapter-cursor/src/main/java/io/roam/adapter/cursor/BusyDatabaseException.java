package io.roam.adapter.cursor;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A database was written while it was read, so that what was read may be of two moments. */
final class BusyDatabaseException extends RoamException {
    private static final long serialVersionUID = 1L;

    BusyDatabaseException(Path file) {
        super("Cursor wrote into its database while it was read", file.toString(), "run roam sync again", null);
    }
}
