package io.roam.search;

import io.roam.device.DeviceId;
import io.roam.transcript.Role;
import java.time.Instant;

/**
 * A message, as it is kept to be looked for.
 *
 * @param said when, by its own time; else when its batch was captured or spoken in last
 * @param hasTime whether that is its own time
 * @param record some bits of the identity of its record: what two batches bring counts once
 */
record IndexedMessage(
        Instant said, boolean hasTime, long record, Role role, DeviceId device, String track, String text) {}
