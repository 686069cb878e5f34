package io.roam.device;

import io.roam.spi.RoamException;

/** A device card or pairing request needs a newer roam, and is deferred until then. */
public final class NewerCardException extends RoamException {
    private static final long serialVersionUID = 1L;

    NewerCardException(long version) {
        super("written by a newer roam (version " + version + " of the format)", "", "update roam here", null);
    }
}
