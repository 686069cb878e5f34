package io.roam.api;

import io.roam.spi.RoamException;
import org.jspecify.annotations.Nullable;

/**
 * A listener cancelled what roam was doing, or its thread was interrupted. What was done until then stays, nothing is half
 * written, and the next synchronization continues. An interrupted thread stays so.
 */
public final class CancelledException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports that; {@code cause} is what an interrupt led to, or null. */
    public CancelledException(@Nullable Throwable cause) {
        super("cancelled", "", "", cause);
    }
}
