package io.roam.testkit;

/** The program was killed here, as far as a test can: nothing catches this. */
public final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String step) {
        super(step, null, false, false);
    }
}
