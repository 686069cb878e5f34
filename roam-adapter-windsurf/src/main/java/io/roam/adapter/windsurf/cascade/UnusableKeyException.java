package io.roam.adapter.windsurf.cascade;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;

/** The key in the settings has a wrong length. */
final class UnusableKeyException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnusableKeyException() {
        super(
                "not a key: a key has 32 characters",
                WindsurfSettings.KEY,
                Remedy.run(ActionKind.CONFIGURE, "windsurf.key", "default"),
                null);
    }
}
