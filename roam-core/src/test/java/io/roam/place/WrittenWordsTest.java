package io.roam.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void aReasonHasAWord() {
        assertThat(Arrays.stream(Skipped.SkipReason.values()).map(Skipped.SkipReason::word))
                .containsExactly(
                        "unplaced", "open", "diverged", "absent", "held", "old", "private", "refused", "no_tool");
    }
}
