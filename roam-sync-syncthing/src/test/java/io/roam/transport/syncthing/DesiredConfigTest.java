package io.roam.transport.syncthing;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.transport.Peer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cards and codes say of addresses was written by others. */
final class DesiredConfigTest {
    private static final String OWN = id('A');
    private static final String OTHER = id('B');

    private static String id(char digit) {
        return (String.valueOf(digit).repeat(7) + "-").repeat(7)
                + String.valueOf(digit).repeat(7);
    }

    private static DesiredConfig wanted(boolean discovery, Peer... peers) {
        return DesiredConfig.of("roam", List.of(peers), OWN, discovery);
    }

    @Test
    void onlyWhatIsAnAddressIsOne() {
        Peer peer = Peer.of("d", "laptop")
                .withAddresses(Map.of("id", OTHER, "at", "tcp://10.0.0.1:1,nonsense,,file:///etc,quic://h:2"));
        assertThat(wanted(false, peer).devices().get(OTHER).addresses())
                .containsExactly("tcp://10.0.0.1:1", "quic://h:2");
        assertThat(wanted(true, peer).devices().get(OTHER).addresses())
                .containsExactly("tcp://10.0.0.1:1", "quic://h:2", "dynamic");
    }

    @Test
    void whatIsNoIdOrIsOwnIsPassedOver() {
        assertThat(wanted(true, Peer.of("d", "x").withAddresses(Map.of("id", "../../rest/system/shutdown")))
                        .devices())
                .isEmpty();
        assertThat(wanted(true, Peer.of("d", "x").withAddresses(Map.of("id", OWN)))
                        .devices())
                .isEmpty();
        assertThat(wanted(true, Peer.of("d", "x")).devices()).isEmpty();
    }

    @Test
    void ofTwoThatSayTheSameOneIsBelieved() {
        Peer one = Peer.of("d1", "one").withAddresses(Map.of("id", OTHER));
        Peer two = Peer.of("d2", "two").withAddresses(Map.of("id", OTHER));
        assertThat(wanted(true, one, two)).isEqualTo(wanted(true, two, one));
    }
}
