package io.roam.capture;

/** Stops a reading that goes on where an earlier one ended: the session has to be read from its first record. */
final class UnresolvedParentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvedParentException() {
        super("an event continues another one than the last", null, false, false);
    }
}
