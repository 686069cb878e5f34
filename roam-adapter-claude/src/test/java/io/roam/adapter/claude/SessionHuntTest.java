package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests some numbers of a long hunt, the same in each run. */
@Tag("slow")
final class SessionHuntTest {
    @TempDir
    Path folder;

    @Test
    void sessionsThatWentWrongAreReadWhole() {
        SessionHunt.report(folder, 0, 800, SeedLines.made()).check();
    }

    @Test
    void soAreRealOnes() throws IOException {
        Path corpus = Path.of(System.getProperty("roam.corpus", "/nowhere"), "claude");
        assumeTrue(Files.isDirectory(corpus), "no corpus: set the system property roam.corpus");
        SessionHunt.report(folder, 0, 500, SeedLines.real(corpus)).check();
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
                        SessionHunt.class.getName(),
                        "3370",
                        "3400")) // one of them has more than 20,000 lines
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
    }
}
