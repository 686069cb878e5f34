package io.roam.search;

import io.roam.device.DeviceId;
import io.roam.transcript.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that contains the words.
 *
 * @param device the device that captured it
 * @param track the side track that contains it, or empty for the main track
 * @param line the line that contains the most of the words
 */
public record SearchHit(DeviceId device, Role role, String track, Optional<Instant> time, String line) {}
