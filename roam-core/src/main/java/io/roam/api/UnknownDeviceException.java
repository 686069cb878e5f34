package io.roam.api;

import io.roam.spi.RoamException;

/** A name or id names no device, or several. */
public final class UnknownDeviceException extends RoamException {
    private static final long serialVersionUID = 1L;

    public UnknownDeviceException(String what, String remedy) {
        super(what, "", remedy, null);
    }
}
