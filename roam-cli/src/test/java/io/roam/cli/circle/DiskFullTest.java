package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk of a device that receives is full: it says so, and when there is space again, everything comes. */
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
    private Volume disk;

    @BeforeEach
    void begin() throws Exception {
        sites = new Sites(folder);
        ann = sites.site("ann", RealSyncthing.NEW);
        ben = sites.bare("ben", RealSyncthing.OLD);
        disk = Volume.mount(ben.data(), MEGABYTES);
        ben.sitsAt();
    }

    @AfterEach
    void end() throws Exception {
        sites.close();
        disk.close();
    }

    /** Syncthing stops where hardly anything is left, and else fails with what is too large. */
    @ParameterizedTest
    @ValueSource(longs = {HARDLY_ANYTHING, LITTLE})
    void fullForWhatComes(long left) throws Exception {
        String session = Sites.paired(ann, ben);
        disk.fill(left);
        ann.watch();
        Running bens = ben.watch();
        String large = ann.newSession(words(), "at last");
        ann.says(session, "ann goes on");
        awaitTold(bens);
        assertNothingIsHalf();
        disk.empty();
        Site.awaitEqual(large, "at last", ann, ben);
        Site.awaitEqual(session, "ann goes on", ann, ben);
        assertThat(ben.does("status").out()).doesNotContain("space");
    }

    @Test
    void fullForWhatIsSaid() throws Exception {
        String session = Sites.paired(ann, ben);
        ann.watch();
        Running bens = ben.watch();
        disk.fill(0);
        ben.says(session, "ben goes on");
        ann.newSession("ann meanwhile");
        awaitTold(bens);
        assertNothingIsHalf();
        disk.empty();
        Site.awaitEqual(session, "ben goes on", ann, ben);
        assertThat(bens.end()).isEqualTo(143);
    }

    private static String words() {
        Random random = new Random(3);
        StringBuilder words = new StringBuilder();
        while (words.length() < LARGE) {
            words.append(Long.toString(random.nextLong(), 36)).append(' ');
        }
        return words.toString();
    }

    private void awaitTold(Running bens) throws Exception {
        String place = ben.data().toString();
        Await.until(
                "it is told",
                () -> bens.said().lines().anyMatch(line -> tells(line, place))
                        && ben.roam("status").inSentences().out().lines().anyMatch(line -> tells(line, place)),
                () -> Site.told(ann, ben));
        assertThat(bens.said()).doesNotContain("Exception");
    }

    private static boolean tells(String line, String place) {
        return line.contains("space") && line.contains(place) && line.contains("free ");
    }

    private void assertNothingIsHalf() throws IOException {
        try (Stream<Path> files = Files.walk(ben.data())) {
            assertThat(files.filter(file -> file.toString().endsWith(".batch")))
                    .allSatisfy(batch -> assertThat(batch.getFileName().toString())
                            .startsWith(Hash.of(Files.readAllBytes(batch)).hex()));
        }
    }
}
