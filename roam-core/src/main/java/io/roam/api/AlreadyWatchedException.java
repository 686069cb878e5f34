package io.roam.api;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** Another roam already watches this home. */
public final class AlreadyWatchedException extends RoamException {
    private static final long serialVersionUID = 1L;

    public AlreadyWatchedException(Path data) {
        super(ActionKind.WATCH.command() + " is already running", "", Remedy.run(ActionKind.SERVICE_STATUS), null);
    }
}
