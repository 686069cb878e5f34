package io.roam.api;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** roam was not set up here. */
public final class NotInitializedException extends RoamException {
    private static final long serialVersionUID = 1L;

    public NotInitializedException(Path home) {
        super("roam is not set up on this device", "", Remedy.run(ActionKind.INIT), null);
    }
}
