package io.roam.transport.syncthing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

final class StrangersTest {
    @Property
    void aRequestIsWhatItWas(@ForAll @NotEmpty byte[] knock) {
        assertThat(Strangers.knock(Strangers.name(knock))).contains(knock);
    }

    @Test
    void otherNamesAreNoRequests() {
        assertThat(Strangers.knock("laptop")).isEmpty();
        assertThat(Strangers.knock("roam-knock:")).isEmpty();
        assertThat(Strangers.knock("roam-knock:ä!")).isEmpty();
    }
}
