package io.roam.batch;

import io.roam.spi.RoamException;

/** A batch needs a newer roam, and is deferred until then. */
public final class NewerFormatException extends RoamException {
    private static final long serialVersionUID = 1L;

    NewerFormatException(String what, String where) {
        super("written by a newer roam, " + what, where, "update roam here", null);
    }
}
