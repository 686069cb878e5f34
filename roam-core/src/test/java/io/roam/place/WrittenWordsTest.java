package io.roam.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SkipReason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void aReasonHasAWord() {
        assertThat(Arrays.stream(SkipReason.values()).map(SkipReason::word))
                .containsExactly(
                        "unplaced",
                        "open",
                        "diverged",
                        "absent",
                        "held",
                        "old",
                        "private",
                        "refused",
                        "unreadable",
                        "disabled",
                        "no_tool");
    }
}
