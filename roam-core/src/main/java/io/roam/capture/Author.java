package io.roam.capture;

import io.roam.device.DeviceKey;
import io.roam.pool.Roll;
import java.time.InstantSource;

/**
 * Who signs what is captured here.
 *
 * @param circle the set of devices that share the pool
 * @param roll gives the device's running numbers
 */
public record Author(String circle, DeviceKey key, Roll roll, InstantSource clock) {}
