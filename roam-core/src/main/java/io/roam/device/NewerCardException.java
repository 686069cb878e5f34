package io.roam.device;

import io.roam.spi.RoamException;

/** A card or knock is of a version that this roam does not know: it waits. */
public final class NewerCardException extends RoamException {
    private static final long serialVersionUID = 1L;

    NewerCardException(long version) {
        super("written by a newer roam (version " + version + " of the format)", "", "update roam here", null);
    }
}
