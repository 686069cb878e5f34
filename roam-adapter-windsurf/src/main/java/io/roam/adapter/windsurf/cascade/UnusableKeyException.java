package io.roam.adapter.windsurf.cascade;

import io.roam.spi.RoamException;

/** The key in the settings has a wrong length. */
final class UnusableKeyException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnusableKeyException() {
        super("not a key: a key has 32 characters", WindsurfSettings.KEY, "roam config windsurf.key default", null);
    }
}
