package io.roam.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void theConditionOfAFileHasAWord() {
        assertThat(Arrays.stream(FileCondition.values()).map(FileCondition::word))
                .containsExactly("absent", "current", "outdated", "changed");
    }
}
