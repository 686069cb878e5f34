package io.roam.testkit;

import io.roam.device.DeviceKey;
import java.security.SecureRandom;
import java.util.Arrays;

/** Makes a key that is equal in each run, so that a failed test fails again. Not secret. */
final class SameKey extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte seed;

    private SameKey(byte seed) {
        this.seed = seed;
    }

    static DeviceKey of(String name) {
        return DeviceKey.generate(new SameKey((byte) name.hashCode()));
    }

    @Override
    public void nextBytes(byte[] into) {
        Arrays.fill(into, seed);
    }
}
