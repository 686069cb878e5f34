package io.roam.exchange;

import io.roam.spi.RoamException;

/** A transport does not answer in time. */
public final class SilentTransportException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports that the transport of that address is silent. */
    public SilentTransportException(String address) {
        super("the transport does not answer", address, "see whether its folder, disk or program hangs", null);
    }
}
