package io.roam.adapter.cursor.rows;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** What was kept to take a placement back is not what was written. */
public final class DamagedUndoException extends RoamException {
    private static final long serialVersionUID = 1L;

    public DamagedUndoException(Path file) {
        super("what was kept to take this back is damaged", file.toString(), "nothing was changed", null);
    }
}
