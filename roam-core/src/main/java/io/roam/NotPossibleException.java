package io.roam;

import io.roam.spi.RoamException;

/** What was asked for cannot be done as things stand. */
public final class NotPossibleException extends RoamException {
    private static final long serialVersionUID = 1L;

    NotPossibleException(String what, String where, String remedy) {
        super(what, where, remedy, null);
    }
}
