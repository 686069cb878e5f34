package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.Journey.DOOR;
import static io.roam.adapter.claude.hurt.Journey.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in the pool's own folders does no harm, and is told. */
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
        bob.work(LAMP);
        bob.work(DOOR);
        ada.say(LAMP, ID, "one").say(DOOR, OTHER, "knock");
        ada.sync();
        pool = bob.home.data().resolve("pool/main");
    }

    private void assertAllGoesOn() throws IOException {
        ada.say(LAMP, ID, "two").say(DOOR, OTHER, "again");
        ada.sync();
        bob.sync();
        assertThat(bob.session(LAMP, ID)).hasSameBinaryContentAs(ada.session(LAMP, ID));
        assertThat(bob.session(DOOR, OTHER)).hasSameBinaryContentAs(ada.session(DOOR, OTHER));
        assertThat(bob.conversations()).hasSize(2).allMatch(one -> one.branches() == 1);
    }

    @Test
    void filesPutThereByHand() throws IOException {
        bob.sync();
        Path lamp = Forgery.batches(pool, ID).get(0);
        Path door = Forgery.batches(pool, OTHER).get(0);
        Files.copy(lamp, door.resolveSibling(lamp.getFileName()));
        Files.writeString(door.resolveSibling("0".repeat(64) + ".batch"), "junk");
        Files.writeString(door.resolveSibling(".batch"), "junk");
        Files.createDirectory(door.resolveSibling("1".repeat(64) + ".batch"));
        Files.writeString(pool.resolve("a".repeat(32)), "junk");
        Files.createDirectory(pool.resolve("b".repeat(32)));
        Files.writeString(pool.resolve("notes.txt"), "junk");
        Files.writeString(pool.resolve("devices/x.json"), "junk");
        Files.createDirectory(pool.resolve("devices/y.json"));
        Set<String> before = Tree.of(ada.meet).keySet();
        SyncReport report = bob.sync();
        assertThat(report.problems())
                .anyMatch(note ->
                        note.contains(door.resolveSibling(lamp.getFileName()).toString()))
                .anyMatch(note -> note.contains("0".repeat(64)))
                .anyMatch(note -> note.contains("1".repeat(64)))
                .anyMatch(note -> note.contains("a".repeat(32)));
        assertThat(Tree.of(ada.meet).keySet()).isEqualTo(before);
        assertAllGoesOn();
        Tree.delete(bob.home.cache());
        assertAllGoesOn2();
        assertThat(Tree.of(ada.meet).keySet()).noneMatch(name -> name.contains("0".repeat(64)));
    }

    private void assertAllGoesOn2() {
        assertThat(bob.sync().isQuiet()).isTrue();
        assertThat(bob.conversations()).hasSize(2).allMatch(one -> one.branches() == 1);
    }

    @Test
    void aDamagedBatchIsToldAndAGoodCopyReplacesIt() throws IOException {
        bob.sync();
        Path lamp = Forgery.batches(pool, ID).get(0);
        byte[] good = Files.readAllBytes(lamp);
        for (int at = 3; at < good.length; at += 101) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(lamp, bad);
            Tree.delete(bob.home.cache());
            SyncReport report = bob.sync();
            assertThat(report.problems()).as("byte " + at).anyMatch(note -> note.contains(lamp.toString()));
            assertThat(lamp).hasBinaryContent(good);
        }
        assertAllGoesOn();
    }

    @Test
    void aDamagedBatchThatTheCacheKnowsIsToldWhenItIsRead() throws IOException {
        ada.say(LAMP, ID, "more").say(DOOR, OTHER, "more");
        ada.sync();
        bob.sync();
        Path lamp = Forgery.batches(pool, ID).get(0);
        byte[] good = Files.readAllBytes(lamp);
        byte[] bad = good.clone();
        bad[good.length - 9] ^= 4;
        Files.write(lamp, bad);
        Files.delete(bob.session(LAMP, ID));
        bob.sync();
        String id = bob.with(roam -> roam.conversations().require(ID).id());
        SyncReport report = bob.with(roam -> roam.restore(id, java.util.Optional.empty()));
        assertThat(report.skipped()).anyMatch(skipped -> skipped.reason().contains(lamp.toString()));
        bob.sync();
        assertThat(lamp).hasBinaryContent(good);
        bob.with(roam -> roam.restore(id, java.util.Optional.empty()));
        assertAllGoesOn();
    }
}
