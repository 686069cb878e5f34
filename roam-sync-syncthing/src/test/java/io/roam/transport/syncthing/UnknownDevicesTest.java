package io.roam.transport.syncthing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

final class UnknownDevicesTest {
    @Property
    void aRequestIsWhatItWas(@ForAll @NotEmpty byte[] knock) {
        assertThat(UnknownDevices.requestIn(UnknownDevices.nameOf(knock))).contains(knock);
    }

    @Test
    void otherNamesAreNoRequests() {
        assertThat(UnknownDevices.requestIn("laptop")).isEmpty();
        assertThat(UnknownDevices.requestIn("roam-knock:")).isEmpty();
        assertThat(UnknownDevices.requestIn("roam-knock:ä!")).isEmpty();
    }
}
