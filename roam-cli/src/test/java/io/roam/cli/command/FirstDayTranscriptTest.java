package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstDayTranscriptTest {
    @TempDir
    Path folder;

    @Test
    void itPrintsWhatTheTranscriptHas() throws Exception {
        assertThat(FirstDay.live(folder)).isEqualTo(Files.readString(FirstDay.TRANSCRIPT));
    }
}
