package io.roam.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No test: runs only when it is named. Writes what this version prints on a first day. */
final class FirstDayTranscript {
    @TempDir
    Path folder;

    @Test
    void write() throws IOException {
        Files.writeString(FirstDay.TRANSCRIPT, FirstDay.live(folder));
    }
}
