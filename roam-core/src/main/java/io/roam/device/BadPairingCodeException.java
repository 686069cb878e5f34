package io.roam.device;

import io.roam.spi.RoamException;

/** A text is not a complete pairing code. */
public final class BadPairingCodeException extends RoamException {
    private static final long serialVersionUID = 1L;

    BadPairingCodeException(String what, String remedy) {
        super(what, "", remedy, null);
    }
}
