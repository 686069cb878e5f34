package io.roam.capture;

/** Stops the reading of a session that turns out to be private. */
final class KeptOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeptOut() {
        super(null, null, false, false);
    }
}
