package io.roam.api;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** Another roam already watches this home. */
public final class AlreadyWatchedException extends RoamException {
    private static final long serialVersionUID = 1L;

    public AlreadyWatchedException(Path data) {
        super("roam watch is already running", "", "roam service status", null);
    }
}
