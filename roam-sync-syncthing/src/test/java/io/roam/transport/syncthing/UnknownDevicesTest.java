package io.roam.transport.syncthing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

final class UnknownDevicesTest {
    @Property
    void aRequestIsWhatItWas(@ForAll @NotEmpty byte[] knock) {
        assertThat(UnknownDevices.knock(UnknownDevices.name(knock))).contains(knock);
    }

    @Test
    void otherNamesAreNoRequests() {
        assertThat(UnknownDevices.knock("laptop")).isEmpty();
        assertThat(UnknownDevices.knock("roam-knock:")).isEmpty();
        assertThat(UnknownDevices.knock("roam-knock:ä!")).isEmpty();
    }
}
