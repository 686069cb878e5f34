package io.roam.pool;

import io.roam.history.SideTracks;
import io.roam.spi.RoamException;

/** Raised when a file that a batch keeps as a difference cannot be made whole. */
public final class DamagedDeltaException extends RoamException {
    private static final long serialVersionUID = 1L;

    DamagedDeltaException(SideTracks.Version version) {
        super(
                "a file is kept as the difference to another one, and both together do not give it",
                version.mark().track() + ", batch "
                        + version.batch().id().hash().hex(),
                "find out which of your devices wrote it: "
                        + version.batch().header().device().text(),
                null);
    }
}
