package io.roam.device;

import io.roam.spi.RoamException;

/** A device card or pairing request needs a newer roam, and is deferred until then. */
public final class NewerCardException extends RoamException {
    private static final long serialVersionUID = 1L;

    NewerCardException(long version) {
        super("created by a newer version of roam (format " + version + ")", "", "update roam on this device", null);
    }
}
