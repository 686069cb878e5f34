package io.roam.adapter.windsurf.cascade;

import io.roam.spi.RoamException;

/** The key that the user set cannot be one. */
final class UnusableKeyException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnusableKeyException() {
        super(
                "the setting is no key: it needs 32 characters",
                WindsurfSettings.KEY,
                "roam config windsurf.key default",
                null);
    }
}
