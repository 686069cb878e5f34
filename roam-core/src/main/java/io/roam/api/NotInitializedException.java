package io.roam.api;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** roam was not set up here. */
public final class NotInitializedException extends RoamException {
    private static final long serialVersionUID = 1L;

    public NotInitializedException(Path home) {
        super("roam is not set up here", home.toString(), "run roam init", null);
    }
}
