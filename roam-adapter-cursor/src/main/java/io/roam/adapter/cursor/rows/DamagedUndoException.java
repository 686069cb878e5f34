package io.roam.adapter.cursor.rows;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** The data for undoing a placement is damaged. */
public final class DamagedUndoException extends RoamException {
    private static final long serialVersionUID = 1L;

    public DamagedUndoException(Path file) {
        super("the data for undo is damaged; nothing was changed", ErrorLocation.file(file), "please report it", null);
    }
}
