package io.roam.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void aKindOfFileHasTheWordOfItsEnding() {
        assertThat(Arrays.stream(ExchangeFileName.Kind.values()).map(ExchangeFileName.Kind::word))
                .containsExactly("batch", "pack", "card", "notice", "list", "knock");
    }
}
