package io.roam.cli.tour;

import io.roam.spi.RoamException;
import org.jspecify.annotations.Nullable;

/** A step of the tour did not have the promised result. */
final class TourFailedException extends RoamException {
    private static final long serialVersionUID = 1L;

    TourFailedException(String what, String where, @Nullable Throwable cause) {
        super(
                "the tour went wrong: " + what,
                where,
                "please report this; to keep the files, run: roam tour --keep",
                cause);
    }
}
