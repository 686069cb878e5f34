package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.DOOR;
import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.NotPossibleException;
import io.roam.api.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that damage in the folders of the pool is harmless, and is reported. */
final class DamagedPoolTest {
    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;
    private Path pool;

    @BeforeEach
    void prepare() {
        List<TestDevice> both = TestDevice.pair(folder);
        ada = both.get(0);
        bob = both.get(1);
        bob.workspace(LAMP);
        bob.workspace(DOOR);
        ada.addMessages(LAMP, ID, "one").addMessages(DOOR, OTHER, "knock");
        ada.sync();
        pool = bob.home.data().resolve("pool/main");
    }

    private void assertAllGoesOn() throws IOException {
        ada.addMessages(LAMP, ID, "two").addMessages(DOOR, OTHER, "again");
        ada.sync();
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(bob.sessionFile(DOOR, OTHER)).hasSameBinaryContentAs(ada.sessionFile(DOOR, OTHER));
        assertThat(bob.conversations()).hasSize(2).allMatch(one -> one.branches() == 1);
    }

    @Test
    void filesPutThereByHand() throws IOException {
        bob.sync();
        Path lamp = BatchFiles.packsOf(pool, ID).get(0);
        Path door = BatchFiles.packsOf(pool, OTHER).get(0);
        Files.copy(lamp, door.resolveSibling(lamp.getFileName()));
        Files.writeString(door.resolveSibling("0".repeat(64) + ".batch"), "junk");
        Files.writeString(door.resolveSibling("2".repeat(64) + ".pack"), "junk");
        Files.writeString(door.resolveSibling(".batch"), "junk");
        Files.writeString(door.resolveSibling(".pack"), "junk");
        Files.createDirectory(door.resolveSibling("1".repeat(64) + ".batch"));
        Files.createDirectory(door.resolveSibling("3".repeat(64) + ".pack"));
        Files.writeString(pool.resolve("a".repeat(32)), "junk");
        Files.createDirectory(pool.resolve("b".repeat(32)));
        Files.writeString(pool.resolve("notes.txt"), "junk");
        Files.writeString(pool.resolve("devices/x.json"), "junk");
        Files.createDirectory(pool.resolve("devices/y.json"));
        Set<String> before = FolderContent.hashesOf(ada.meetingFolder).keySet();
        SyncReport report = bob.sync();
        assertThat(report.problems())
                .anyMatch(note -> note.sentence()
                        .contains(door.resolveSibling(lamp.getFileName()).toString()))
                .anyMatch(note -> note.sentence().contains("0".repeat(64)))
                .anyMatch(note -> note.sentence().contains("1".repeat(64)))
                .anyMatch(note -> note.sentence().contains("2".repeat(64)))
                .anyMatch(note -> note.sentence().contains("3".repeat(64)))
                .anyMatch(note -> note.sentence().contains("a".repeat(32)));
        assertThat(FolderContent.hashesOf(ada.meetingFolder).keySet()).isEqualTo(before);
        assertAllGoesOn();
        FolderContent.deleteTree(bob.home.cache());
        assertAllGoesOn2();
        assertThat(FolderContent.hashesOf(ada.meetingFolder).keySet())
                .noneMatch(name -> name.contains("0".repeat(64)) || name.contains("2".repeat(64)));
    }

    private void assertAllGoesOn2() {
        assertThat(bob.sync().isQuiet()).isTrue();
        assertThat(bob.conversations()).hasSize(2).allMatch(one -> one.branches() == 1);
    }

    @Test
    void aDamagedBatchIsToldAndAGoodCopyReplacesIt() throws IOException {
        bob.sync();
        Path lamp = BatchFiles.packsOf(pool, ID).get(0);
        byte[] good = Files.readAllBytes(lamp);
        for (int at = 3; at < good.length; at += 101) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(lamp, bad);
            FolderContent.deleteTree(bob.home.cache());
            SyncReport report = bob.sync();
            assertThat(report.problems())
                    .as("byte " + at)
                    .anyMatch(note -> note.sentence().contains(lamp.toString()));
            assertThat(lamp).hasBinaryContent(good);
        }
        assertAllGoesOn();
    }

    @Test
    void aDamagedBatchThatTheCacheKnowsIsToldWhenItIsRead() throws IOException {
        ada.addMessages(LAMP, ID, "more").addMessages(DOOR, OTHER, "more");
        ada.sync();
        bob.sync();
        Path lamp = BatchFiles.packsOf(pool, ID).get(0);
        byte[] good = Files.readAllBytes(lamp);
        byte[] bad = good.clone();
        bad[good.length - 9] ^= 4;
        Files.write(lamp, bad);
        Files.delete(bob.sessionFile(LAMP, ID));
        bob.sync();
        String id = bob.with(roam -> roam.conversations().require(ID).id());
        assertThatThrownBy(() -> bob.with(roam -> roam.restore(id, java.util.Optional.empty())))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining(lamp.toString());
        bob.sync();
        assertThat(lamp).hasBinaryContent(good);
        bob.with(roam -> roam.restore(id, java.util.Optional.empty()));
        assertAllGoesOn();
    }
}
