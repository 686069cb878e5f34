package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.DOOR;
import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.api.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that foreign files of clouds and other programs in a shared folder are skipped and reported. */
final class SharedFolderTest {
    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;

    @BeforeEach
    void prepare() {
        List<TestDevice> both = TestDevice.pair(folder);
        ada = both.get(0);
        bob = both.get(1);
        bob.workspace(LAMP);
        bob.workspace(DOOR);
        ada.addMessages(LAMP, ID, "one").addMessages(DOOR, OTHER, "knock");
        ada.sync();
    }

    @Test
    void debrisIsPassedOverAndTold() throws IOException {
        Path lamp = BatchFiles.packsOf(ada.meetingFolder, ID).get(0);
        String name = lamp.getFileName().toString();
        String stem = name.replace(".pack", "");
        Set<String> debris = Set.of(
                stem + " (conflicted copy 2026-11-22).pack",
                stem + ".sync-conflict-20261122.pack",
                name + ".part",
                "~" + name,
                name + ".crdownload",
                ".goutputstream-X",
                stem + ".batch",
                stem.toUpperCase(Locale.ROOT) + ".PACK");
        for (String one : debris) {
            Files.writeString(lamp.resolveSibling(one), "debris");
        }
        Files.writeString(lamp.resolveSibling("." + name + ".zz9.part"), "half");
        Files.createDirectories(ada.meetingFolder.resolve("roam/main/Photos"));
        Files.writeString(ada.meetingFolder.resolve("roam/main/notes.txt"), "x");
        SyncReport report = bob.sync();
        assertThat(report.quarantined()).isEmpty();
        assertThat(report.problems()).anyMatch(note -> note.sentence().contains("skipped 10 unknown files"));
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(bob.sessionFile(DOOR, OTHER)).exists();
        for (String one : debris) {
            assertThat(lamp.resolveSibling(one)).hasContent("debris");
        }
    }

    @Test
    void aFileThatIsStillBeingCopiedThereIsTakenLater() throws IOException {
        Path lamp = BatchFiles.packsOf(ada.meetingFolder, ID).get(0);
        byte[] whole = Files.readAllBytes(lamp);
        Files.write(lamp, java.util.Arrays.copyOf(whole, whole.length / 3));
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).doesNotExist();
        Files.write(lamp, whole);
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(bob.with(Roam::status).inbox().quarantined()).isEmpty();
    }

    @Test
    void bothDevicesAtOnce() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int round = 0; round < 5; round++) {
            bob.sync();
            ada.addMessages(LAMP, ID, "a" + round);
            bob.addMessages(DOOR, OTHER, "b" + round);
            Thread one = new Thread(() -> sync(ada, failure));
            Thread two = new Thread(() -> sync(bob, failure));
            one.start();
            two.start();
            one.join();
            two.join();
            ada.sync();
        }
        bob.sync();
        ada.sync();
        assertThat(failure.get()).isNull();
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(ada.sessionFile(DOOR, OTHER)).hasSameBinaryContentAs(bob.sessionFile(DOOR, OTHER));
        assertThat(FolderContent.filesIn(ada.meetingFolder, ".part")).isEmpty();
    }

    private static void sync(TestDevice device, AtomicReference<Throwable> failure) {
        try {
            device.sync();
        } catch (RuntimeException | Error e) {
            failure.set(e);
        }
    }

    @Test
    void whatAPeerDeletesIsGivenAgain() throws IOException {
        bob.sync();
        FolderContent.deleteTree(ada.meetingFolder.resolve("roam"));
        SyncReport report = bob.sync();
        assertThat(report.sent()).isGreaterThanOrEqualTo(4);
        assertThat(BatchFiles.packsOf(ada.meetingFolder, ID)).hasSize(1);
    }
}
