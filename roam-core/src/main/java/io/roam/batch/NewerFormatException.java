package io.roam.batch;

import io.roam.spi.RoamException;

/** A batch uses something that this roam does not know yet: it waits. */
public final class NewerFormatException extends RoamException {
    private static final long serialVersionUID = 1L;

    NewerFormatException(String what, String where) {
        super("written by a newer roam, " + what, where, "update roam here", null);
    }
}
