package io.roam.capture;

/** Stops a reading that continues an earlier one: the session must be read from its first record to be understood. */
final class UnresolvedParentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvedParentException() {
        super("a message does not continue the last one", null, false, false);
    }
}
