package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.batch.BatchFile;
import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.chain.PackId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of a receiving device is full: the device reports it, and receives everything once there is space. */
@Tag("slow")
final class DiskFullTest {
    private static final int MEGABYTES = 64;
    private static final int LARGE = 12_000_000;
    private static final int LITTLE = 3_000_000;
    private static final int HARDLY_ANYTHING = 300_000;

    @TempDir
    Path folder;

    private Sites sites;
    private Site ann;
    private Site ben;
    private MemoryDisk disk;

    @BeforeEach
    void begin() throws Exception {
        sites = new Sites(folder);
        ann = sites.newReadySite("ann", RealSyncthing.NEW);
        ben = sites.newSite("ben", RealSyncthing.OLD);
        disk = MemoryDisk.mount(ben.data(), MEGABYTES);
        ben.setUp();
    }

    @AfterEach
    void end() throws Exception {
        sites.close();
        disk.close();
    }

    @Test
    void saysSoAndGoesOn() throws Exception {
        String session = Sites.pair(ann, ben);
        ann.startWatch();
        RunningCommand bens = ben.startWatch();
        receiveLargeSession(bens);
        stopSyncthing(bens, session);
        fillCompletely(bens, session);
        assertThat(bens.output()).doesNotContain("Exception");
        assertThat(bens.terminate()).isEqualTo(143);
    }

    private void receiveLargeSession(RunningCommand bens) throws Exception {
        disk.fill(LITTLE);
        String large = ann.newSession(randomText(), "at last");
        awaitReported(bens, 0);
        disk.empty();
        Site.awaitEqual(large, "at last", ann, ben);
        assertThat(ben.runOk("status").err()).doesNotContain(" space", " full");
    }

    private void stopSyncthing(RunningCommand bens, String session) throws Exception {
        int said = bens.output().length();
        disk.fill(HARDLY_ANYTHING);
        ann.appendMessages(session, "ann goes on");
        awaitReported(bens, said);
        disk.empty();
        Site.awaitEqual(session, "ann goes on", ann, ben);
    }

    private void fillCompletely(RunningCommand bens, String session) throws Exception {
        int said = bens.output().length();
        disk.fill(0);
        ben.appendMessages(session, "ben goes on");
        String other = ann.newSession("ann meanwhile");
        awaitReported(bens, said);
        disk.empty();
        Site.awaitEqual(session, "ben goes on", ann, ben);
        Site.awaitEqual(other, "ann meanwhile", ann, ben);
    }

    private static String randomText() {
        Random random = new Random(3);
        StringBuilder words = new StringBuilder();
        while (words.length() < LARGE) {
            words.append(Long.toString(random.nextLong(), 36)).append(' ');
        }
        return words.toString();
    }

    /** Waits until the lack of space is reported, in output after the given position. */
    private void awaitReported(RunningCommand bens, int said) throws Exception {
        String place = "roam/data";
        Await.until(
                "it is told",
                () -> reportsSpace(bens.output().substring(said), place)
                        && reportsSpace(ben.run("status").assertNoStackTrace().err(), place),
                () -> Site.describe(ann, ben));
        assertBatchesComplete();
    }

    private static boolean reportsSpace(String text, String place) {
        return text.lines().anyMatch(line -> (line.contains("full") || line.contains("space")) && line.contains(place))
                && text.contains("free some space");
    }

    private static void verify(Path file) {
        if (PackId.ofFile(file).isPresent()) {
            assertThat(hash(file).hex() + PackId.FILE_ENDING).isEqualTo(String.valueOf(file.getFileName()));
            PackFile.open(file).verifyContent();
            return;
        }
        try (BatchFile batch = BatchFile.open(file)) {
            batch.verifyContent();
        }
    }

    private static Hash hash(Path file) {
        try {
            return Hash.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertBatchesComplete() throws IOException {
        try (Stream<Path> files = Files.walk(ben.data())) {
            assertThat(files.filter(file -> BatchId.ofFile(file).isPresent()
                            || PackId.ofFile(file).isPresent()))
                    .isNotEmpty()
                    .allSatisfy(DiskFullTest::verify);
        }
    }
}
