package io.roam.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Pins words that are written to JSON, whatever their constants are called. */
class WrittenWordsTest {
    @Test
    void theConditionOfAFileHasAWord() {
        assertThat(Arrays.stream(FileCondition.values()).map(FileCondition::word))
                .containsExactly("absent", "current", "outdated", "changed");
    }
}
