package io.roam.pool;

import io.roam.history.SideTracks;
import io.roam.spi.RoamException;

/** Raised when a file that a batch keeps as a difference cannot be made whole. */
public final class DamagedDeltaException extends RoamException {
    private static final long serialVersionUID = 1L;

    DamagedDeltaException(SideTracks.Version version) {
        super(
                "a file in the archive cannot be rebuilt from its parts",
                version.mark().track() + ", batch "
                        + version.batch().id().hash().hex(),
                "check the device that wrote it: "
                        + version.batch().header().device().text(),
                null);
    }
}
