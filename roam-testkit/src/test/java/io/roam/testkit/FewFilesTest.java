package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.PackId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many files the words of a watch become. */
final class FewFilesTest {
    @TempDir
    private Path folder;

    private TestDevices devices;
    private TestDevice here;
    private TestDevice there;

    @BeforeEach
    void pairThem() {
        devices = TestDevices.in(folder, 2, new FakeTool(), new InMemoryHub(1));
        here = devices.get(0);
        there = devices.get(1);
    }

    @AfterEach
    void closeThem() {
        devices.close();
    }

    private void say(TestDevice device, String session, int from, int to) {
        FakeSession open = device.session(session);
        for (int i = from; i < to; i++) {
            open.say("e" + i, i == 0 ? "-" : "e" + (i - 1));
            device.watch();
        }
    }

    private static long packs(TestDevice device) {
        return device.poolFiles().stream()
                .filter(file -> PackId.ofFile(file).isPresent())
                .count();
    }

    @Test
    void whatIsSaidOneByOneIsOnePackOnceItIsQuiet() {
        say(here, "one", 0, 20);
        assertThat(here.poolFiles()).hasSize(20);
        there.watch();
        there.watch();
        assertThat(there.session("one").lines()).hasSize(20);
        assertThat(there.pool()).isEqualTo(here.pool());
        here.machine().advance(Duration.ofMinutes(61));
        here.watch();
        assertThat(here.poolFiles()).hasSize(1);
        assertThat(here.pool()).hasSize(20).isEqualTo(there.pool());
        there.watch();
        there.watch();
        assertThat(there.poolFiles()).hasSize(1);
        assertThat(there.pool()).isEqualTo(here.pool());
    }

    @Test
    void whatIsNotQuietStaysOutside() {
        say(here, "one", 0, 3);
        here.machine().advance(Duration.ofMinutes(40));
        say(here, "one", 3, 4);
        here.machine().advance(Duration.ofMinutes(40));
        here.watch();
        assertThat(packs(here)).isZero();
        here.machine().advance(Duration.ofMinutes(25));
        here.watch();
        assertThat(packs(here)).isEqualTo(1);
    }

    @Test
    void aSyncPacksAll() {
        say(here, "one", 0, 5);
        here.sync();
        assertThat(here.poolFiles()).hasSize(1);
        there.sync();
        assertThat(there.poolFiles()).hasSize(1);
        assertThat(there.session("one").lines()).hasSize(5);
    }

    /** More than a lane holds, in one conversation. */
    @Test
    @Tag("slow")
    void aDaysWorkIsAFewFiles() {
        say(here, "one", 0, 460);
        assertThat(packs(here)).isEqualTo(2);
        assertThat(here.pool()).hasSize(460);
        there.watch();
        there.watch();
        assertThat(there.pool()).isEqualTo(here.pool());
        assertThat(there.session("one").lines()).hasSize(460);
    }

    @Test
    @Tag("slow")
    void manyConversationsAtOnceFindRoom() {
        for (int i = 0; i < 300; i++) {
            here.session("s" + i).say("e" + i, "-");
        }
        here.watch();
        for (int round = 0; round < 40 && there.pool().size() < 300; round++) { // so much is taken in in turns
            here.watch();
            there.watch();
        }
        assertThat(there.pool()).hasSize(300).isEqualTo(here.pool());
        assertThat(here.poolFiles().size() - packs(here)).isLessThanOrEqualTo(224);
    }

    @Test
    void aDeviceThatNeverComesBackIsPackedByTheOthers() {
        say(here, "one", 0, 7);
        there.watch();
        there.watch();
        assertThat(there.poolFiles()).hasSize(7);
        there.machine().advance(Duration.ofDays(6));
        there.watch();
        assertThat(there.poolFiles()).hasSize(7);
        there.machine().advance(Duration.ofDays(2));
        there.watch();
        assertThat(there.poolFiles()).hasSize(1);
        assertThat(there.pool()).isEqualTo(here.pool());
        TestDevice newcomer = devices.add();
        devices.pair(newcomer);
        devices.syncAll();
        assertThat(newcomer.pool()).isEqualTo(here.pool());
    }

    /** Nobody knows any more since when they are here. */
    @Test
    void whatLostTheTimeOfItsArrivalIsPackedByTheOthers() {
        say(here, "one", 0, 7);
        there.watch();
        there.watch();
        assertThat(there.poolFiles()).hasSize(7);
        Path times = there.home().data().resolve("pool/main/accepted");
        assertThat(times).exists();
        there.restarted(() -> assertThat(times.toFile().delete()).isTrue());
        there.watch();
        assertThat(there.poolFiles()).hasSize(1);
        assertThat(there.pool()).isEqualTo(here.pool());
    }

    /** Two who pack the same words, each in its own way. */
    @Test
    void packsOfTwoDevicesAreEqualEverywhereOnce() {
        say(here, "one", 0, 7);
        there.watch();
        there.watch();
        there.machine().advance(Duration.ofDays(8));
        there.watch();
        say(here, "one", 7, 9);
        here.machine().advance(Duration.ofHours(2));
        here.watch();
        for (int round = 0; round < 3; round++) {
            here.watch();
            there.watch();
        }
        assertThat(there.pool()).isEqualTo(here.pool()).hasSize(9);
        List<Path> before = here.poolFiles();
        here.watch();
        there.watch();
        assertThat(here.poolFiles()).isEqualTo(before);
        assertThat(packs(there)).isLessThanOrEqualTo(2);
    }

    @Test
    void whatIsTooLargeForALaneIsPackedAtOnce() {
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            large.append(Integer.toHexString(i * 7_919_311));
        }
        here.session("one").say("e0", "-").line("E e1 e0 " + large);
        here.watch();
        assertThat(packs(here)).isEqualTo(1);
        there.watch();
        there.watch();
        assertThat(there.session("one").lines()).hasSize(2);
    }
}
