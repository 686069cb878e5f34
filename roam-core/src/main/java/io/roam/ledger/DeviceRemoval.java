package io.roam.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When and how a device was removed here.
 *
 * @param at when the user said so, or when this device heard that the other one left
 * @param since from when the device's messages do not count; not after {@code at}
 * @param left whether the device left of its own accord
 */
public record DeviceRemoval(Instant at, Instant since, boolean left) {
    /** Cuts the times to milliseconds. */
    public DeviceRemoval {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        since = since.truncatedTo(ChronoUnit.MILLIS);
        since = since.isAfter(at) ? at : since;
    }
}
