package io.roam.transport.syncthing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SyncthingAddressTest {
    @Test
    void alone() {
        SyncthingAddress address = SyncthingAddress.parse("syncthing:");
        assertThat(address.attach()).isFalse();
        assertThat(address.isStatic()).isFalse();
        assertThat(address.program()).isEmpty();
        assertThat(SyncthingAddress.parse("syncthing:managed")).isEqualTo(address);
    }

    @Test
    void attached() {
        assertThat(SyncthingAddress.parse("syncthing:attach").attach()).isTrue();
    }

    @Test
    void withSettings() {
        SyncthingAddress address = SyncthingAddress.parse(
                "syncthing:static=tcp://10.0.0.1:22037,static=quic://[fe80::1]:22037,program=/opt/a b/syncthing");
        assertThat(address.listen()).containsExactly("tcp://10.0.0.1:22037", "quic://[fe80::1]:22037");
        assertThat(address.program()).contains("/opt/a b/syncthing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "static=", "static=http://x:1", "static=tcp://x", "attach,static=tcp://x:1"})
    void whatMakesNoSenseIsRefused(String settings) {
        assertThatThrownBy(() -> SyncthingAddress.parse("syncthing:" + settings))
                .isInstanceOf(BadSyncthingAddressException.class)
                .hasMessageContaining("syncthing:" + settings);
    }
}
