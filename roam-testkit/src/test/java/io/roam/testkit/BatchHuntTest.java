package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some of what a long hunt tries: the same at each run. */
@Tag("slow")
class BatchHuntTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void batchesThatWentWrongAreRefusedOrTrue() throws IOException {
        BatchLaws laws = new BatchLaws(folder);
        BatchHunt.report(laws, folder, 0, 2500).check();
        assertThat(laws.verdicts()).containsKey("true").hasSizeGreaterThan(25);
    }

    @Test
    void theyNeedLittleMemory() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BatchHunt.class.getName(),
                        "10000",
                        "10500"))
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
    }
}
