package io.roam.adapter.cursor.sqlite;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** Another program writes into a database: what was read may be of two moments, and nothing can be written. */
public final class BusyDatabaseException extends RoamException {
    private static final long serialVersionUID = 1L;

    public BusyDatabaseException(Path file) {
        super(
                "another program has this database of Cursor",
                file.toString(),
                "close Cursor, or run roam sync again",
                null);
    }
}
