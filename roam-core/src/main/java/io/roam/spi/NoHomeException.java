package io.roam.spi;

/** The environment does not say where the user's home is. */
final class NoHomeException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoHomeException(String variable, String value) {
        super(variable + " does not name your home folder", value, "set it to an absolute path", null);
    }
}
