package io.roam.api;

import io.roam.spi.RoamException;

/** An id names no conversation, or several. */
public final class UnknownConversationException extends RoamException {
    private static final long serialVersionUID = 1L;

    public UnknownConversationException(String what, String id, String remedy) {
        super(what, id, remedy, null);
    }
}
