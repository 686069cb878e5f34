package io.roam.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SkipReason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void aReasonHasACode() {
        assertThat(Arrays.stream(SkipReason.values()).map(SkipReason::code))
                .containsExactly(
                        "no_folder",
                        "several_folders",
                        "open",
                        "branched",
                        "deleted",
                        "hidden",
                        "paused",
                        "inactive",
                        "ignored",
                        "cannot_write",
                        "disk_full",
                        "unreadable",
                        "disabled",
                        "no_tool");
    }
}
