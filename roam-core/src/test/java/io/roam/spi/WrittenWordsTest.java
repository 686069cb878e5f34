package io.roam.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void anOperatingSystemHasAWord() {
        assertThat(Arrays.stream(Os.values()).map(Os::word)).containsExactly("linux", "mac", "windows");
    }

    @Test
    void aSeverityHasAWord() {
        assertThat(Arrays.stream(Diagnosis.Severity.values()).map(Diagnosis.Severity::word))
                .containsExactly("ok", "info", "warning", "error");
    }
}
