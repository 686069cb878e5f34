package io.roam.spi.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void aLinkHasAWord() {
        assertThat(Arrays.stream(PeerState.Link.values()).map(PeerState.Link::word))
                .containsExactly("direct", "relayed", "none");
    }
}
