package io.roam.api;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** Another roam holds the lock of the home. */
public final class HomeLockedException extends RoamException {
    private static final long serialVersionUID = 1L;

    public HomeLockedException(Path lock) {
        super(
                "another roam is at work here",
                lock.toString(),
                "wait until it has ended, and run the command again",
                null);
    }
}
