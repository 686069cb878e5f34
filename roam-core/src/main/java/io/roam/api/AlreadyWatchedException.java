package io.roam.api;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** Another roam watches this home already. */
public final class AlreadyWatchedException extends RoamException {
    private static final long serialVersionUID = 1L;

    public AlreadyWatchedException(Path data) {
        super(
                "another roam watch is at work on this home",
                data.toString(),
                "leave it to that one, or end it first: roam service status says whether it runs as a service",
                null);
    }
}
