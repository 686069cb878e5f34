package io.roam.api;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** The program closed the {@code Roam} that it uses: that one, and what it gave, do nothing any more. A home can be opened again. */
public final class RoamClosedException extends RoamException {
    private static final long serialVersionUID = 1L;

    public RoamClosedException(Path data) {
        super("this program has closed roam", ErrorLocation.folder(data), "", null);
    }
}
