package io.roam.device;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import org.jspecify.annotations.Nullable;

/** A device card or pairing request is invalid: malformed, forged, or signed by another key. It is quarantined. */
public final class InvalidCardException extends RoamException {
    private static final long serialVersionUID = 1L;

    InvalidCardException(String reason, @Nullable Throwable cause) {
        super(reason, "", Remedy.run(ActionKind.SYNC).then(" on both devices"), cause);
    }
}
