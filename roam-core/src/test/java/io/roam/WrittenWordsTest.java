package io.roam;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Conversation;
import io.roam.api.Device;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void theStateOfAConversationHasAWord() {
        assertThat(Arrays.stream(Conversation.State.values()).map(Conversation.State::word))
                .containsExactly("pending", "here", "remote", "no_folder", "branched", "ignored");
    }

    @Test
    void theStandingOfADeviceHasAWord() {
        assertThat(Arrays.stream(Device.TrustState.values()).map(Device.TrustState::word))
                .containsExactly("this", "paired", "pending", "requested", "introduced", "held", "left", "removed");
    }
}
