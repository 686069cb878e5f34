package io.roam.device;

import io.roam.spi.RoamException;
import org.jspecify.annotations.Nullable;

/** A device's card or knock cannot be true: broken, forged, or by another key. It is quarantined. */
public final class InvalidCardException extends RoamException {
    private static final long serialVersionUID = 1L;

    InvalidCardException(String reason, @Nullable Throwable cause) {
        super(reason, "", "a good copy may still come", cause);
    }
}
