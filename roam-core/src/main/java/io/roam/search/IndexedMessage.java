package io.roam.search;

import io.roam.device.DeviceId;
import io.roam.transcript.Role;
import java.time.Instant;

/**
 * A message in the search cache.
 *
 * @param time its own time, or else the time of its batch
 * @param hasTime whether {@code time} is its own
 * @param record some bits of the identity of its record: a message in two batches counts once
 */
record IndexedMessage(
        Instant time, boolean hasTime, long record, Role role, DeviceId device, String track, String text) {}
