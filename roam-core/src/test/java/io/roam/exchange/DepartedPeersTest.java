package io.roam.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.transport.Peer;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DepartedPeersTest {
    private final DepartedPeers departed = new DepartedPeers();

    @Test
    void keepsWhoLeavesForAMoment() {
        Peer ben = Peer.of("ben", "ben").withAddresses(Map.of("at", "here"));
        departed.notePresent(ben);
        assertThat(departed.findDeparting("ben")).contains(ben);
    }

    @Test
    void keepsNobodyWhoHadLeftBefore() {
        assertThat(departed.findDeparting("ben")).isEmpty();
    }
}
