package io.roam.batch;

import io.roam.spi.RoamException;

/** A batch needs a newer roam, and is deferred until then. */
public final class NewerFormatException extends RoamException {
    private static final long serialVersionUID = 1L;

    NewerFormatException(String what, String where) {
        super("created by a newer version of roam: " + what, where, "update roam on this device", null);
    }
}
