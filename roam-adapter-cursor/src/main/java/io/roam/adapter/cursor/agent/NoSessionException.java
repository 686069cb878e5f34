package io.roam.adapter.cursor.agent;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A database of cursor-agent does not say what it holds. */
final class NoSessionException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoSessionException(Path file) {
        super("a Cursor CLI database does not name its session", ErrorLocation.file(file), "please report it", null);
    }
}
