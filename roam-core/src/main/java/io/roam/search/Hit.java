package io.roam.search;

import io.roam.device.DeviceId;
import io.roam.transcript.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that holds the words.
 *
 * @param device on which it was captured
 * @param track the side track it stands on; empty for the main track
 * @param line the line around the words
 */
public record Hit(DeviceId device, Role role, String track, Optional<Instant> time, String line) {}
