package io.roam.capture;

/** Stops the reading of a session that turns out to be private. */
final class PrivateSessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PrivateSessionException() {
        super("the session is ignored", null, false, false);
    }
}
