package io.roam.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Device.Platform;
import io.roam.api.Device.TrustState;
import io.roam.spi.Os;
import org.junit.jupiter.api.Test;

final class DeviceTest {
    @Test
    void everySystemOfThisVersionIsAPlatform() {
        for (Os os : Os.values()) {
            assertThat(device(os.word()).platform()).hasToString(os.name());
        }
    }

    @Test
    void aSystemOfAnotherVersionIsNotLost() {
        assertThat(device("freebsd").platform()).isEqualTo(Platform.OTHER);
        assertThat(device("freebsd").platformName()).isEqualTo("freebsd");
        assertThat(device("").platform()).isEqualTo(Platform.UNKNOWN);
    }

    private static Device device(String platformName) {
        return new Device("0".repeat(32), "laptop", platformName, TrustState.PAIRED);
    }
}
