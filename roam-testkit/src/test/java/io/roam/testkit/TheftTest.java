package io.roam.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories with a stolen device: {@link #main} looks through many. */
@Tag("slow")
final class TheftTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyHistoryKeepsTheLaws(long seed) {
        Theft.check(folder, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102})
    void soDoesEachHistoryOverAMeetingFolder(long seed) {
        Theft.checkInFolder(folder, seed);
    }

    /** Tries the histories of the seeds from the first argument to the second, exclusive, over both transports. */
    public static void main(String[] args) throws IOException {
        int failed = 0;
        for (long seed = Long.parseLong(args[0]); seed < Long.parseLong(args[1]); seed++) {
            Path folder = Files.createTempDirectory("theft");
            try {
                if (seed % 4 == 3) {
                    Theft.checkInFolder(folder, seed);
                } else {
                    Theft.check(folder, seed);
                }
            } catch (AssertionError e) {
                failed++;
                System.out.println(e.getMessage());
            } finally {
                FileTree.of(folder).delete();
            }
        }
        System.out.println("failed: " + failed + ", steps: " + Theft.MET);
    }
}
