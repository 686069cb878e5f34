package io.roam.capture;

import io.roam.device.DeviceKey;
import io.roam.pool.BatchSequences;
import java.time.InstantSource;

/**
 * Who signs what is captured here.
 *
 * @param circle the set of devices that share the pool
 * @param sequences gives the device's running numbers
 */
public record Author(String circle, DeviceKey key, BatchSequences sequences, InstantSource clock) {}
