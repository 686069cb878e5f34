package io.roam.capture;

/** Stops the reading of a session that cannot be read at the moment. */
final class UnsettledSessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsettledSessionException() {
        super("the session is being written", null, false, false);
    }
}
