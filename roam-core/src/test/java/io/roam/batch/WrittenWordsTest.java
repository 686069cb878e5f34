package io.roam.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void aFrameHasAWord() {
        assertThat(Arrays.stream(SkippableFrame.values()).map(SkippableFrame::word))
                .containsExactly("header", "table", "signature", "header", "statements");
    }
}
