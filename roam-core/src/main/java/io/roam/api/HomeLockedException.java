package io.roam.api;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** Another roam holds the lock of the home. */
public final class HomeLockedException extends RoamException {
    private static final long serialVersionUID = 1L;

    public HomeLockedException(Path lock) {
        super(
                "another roam command is still running",
                ErrorLocation.file(lock),
                "wait until it has finished, then try again",
                null);
    }
}
