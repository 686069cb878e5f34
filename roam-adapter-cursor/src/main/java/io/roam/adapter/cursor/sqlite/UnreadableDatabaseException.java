package io.roam.adapter.cursor.sqlite;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A database of the tool cannot be read: damaged, cut off, or of a form that nobody has described. */
final class UnreadableDatabaseException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnreadableDatabaseException(Path file, Exception cause) {
        super(
                "a database of Cursor cannot be read (" + cause.getMessage() + ")",
                file.toString(),
                "start Cursor once, so that it mends or replaces it; roam changed nothing in it",
                cause);
    }
}
