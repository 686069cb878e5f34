package io.roam.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void aRoleHasAWord() {
        assertThat(Arrays.stream(Role.values()).map(Role::word)).containsExactly("user", "assistant", "tool", "system");
    }
}
