package io.roam.batch;

import io.roam.device.DeviceKey;
import java.security.SecureRandom;
import java.util.Arrays;

/** Keys that are the same in every run. */
public final class Keys {
    private Keys() {}

    public static DeviceKey of(int seed) {
        return DeviceKey.generate(new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) seed);
            }
        });
    }
}
