package io.roam.exchange;

import io.roam.spi.RoamException;

/** A transport does not answer in time. */
public final class SilentTransportException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports that the transport of that address is silent. */
    public SilentTransportException(String address) {
        super("the sync method does not respond", address, "check the folder, disk or program", null);
    }
}
