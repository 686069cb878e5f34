package io.roam.transport.syncthing;

import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import org.jspecify.annotations.Nullable;

/** Syncthing does not start, does not answer, or refuses what it is asked. */
public final class SyncthingFailedException extends RoamException {
    private static final long serialVersionUID = 1L;

    SyncthingFailedException(String what, String where, String remedy, @Nullable Throwable cause) {
        this(what, where, Remedy.of(remedy), cause);
    }

    SyncthingFailedException(String what, String where, Remedy remedy, @Nullable Throwable cause) {
        super(what, where, remedy, cause);
    }
}
