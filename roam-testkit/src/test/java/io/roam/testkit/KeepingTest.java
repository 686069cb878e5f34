package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What status says of conversations that the tools do not keep. */
final class KeepingTest {
    private static final Duration KEPT = Duration.ofDays(10);

    @TempDir
    Path folder;

    private TestDevices devices;
    private TestDevice here;
    private TestDevice there;
    private FakeSession mine;

    @BeforeEach
    void make() throws Exception {
        devices = TestDevices.in(folder, 2, FakeTool.keepingFor(KEPT));
        here = devices.get(0);
        there = devices.get(1);
        mine = here.session("one").say("e1", "-");
        age(mine, Duration.ZERO);
        devices.syncAll();
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void whileTheToolHasItRoamIsNotTheOnlyOne() {
        assertThat(onlyHeld(here)).isZero();
        assertThat(soonDeleted(here)).isZero();
    }

    @Test
    void whatIsGoneFromTheToolIsCountedBeforeAndAfterASync() {
        mine.delete();
        assertThat(onlyHeld(here)).isEqualTo(1);
        devices.syncAll();
        assertThat(onlyHeld(here)).isEqualTo(1);
        assertThat(onlyHeld(there)).as("there it still stands").isZero();
        here.roam().restore("one", Optional.empty());
        assertThat(onlyHeld(here)).isZero();
    }

    @Test
    void whatNeverWasHereIsNotGone() throws Exception {
        here.session("two").line("E f1 - @1 long ago");
        age(here.session("two"), Duration.ZERO);
        devices.syncAll();
        assertThat(there.session("two").exists()).isFalse();
        assertThat(there.roam().conversations().list()).hasSize(2);
        assertThat(onlyHeld(there)).isZero();
    }

    @Test
    void aConversationOfWhichOneSessionIsLeftIsNotGone() {
        mine.say("m2", "e1");
        there.session("one").say("e2", "e1");
        devices.syncAll();
        assertThat(here.sessions()).hasSize(2);
        mine.delete();
        devices.syncAll();
        assertThat(onlyHeld(here)).isZero();
    }

    @Test
    void whatTheToolDeletesWithinAWeekIsCounted() throws Exception {
        age(mine, KEPT.minusDays(7).minusMinutes(1));
        assertThat(soonDeleted(here)).isZero();
        age(mine, KEPT.minusDays(7).plusMinutes(1));
        assertThat(soonDeleted(here)).isEqualTo(1);
        assertThat(onlyHeld(here)).isZero();
    }

    @Test
    void whatRoamDoesNotHoldIsNotCounted() throws Exception {
        here.session("two").say("f1", "-");
        age(here.session("two"), KEPT);
        assertThat(soonDeleted(here)).isZero();
        devices.syncAll();
        assertThat(soonDeleted(here)).isEqualTo(1);
    }

    @Test
    void aToolThatKeepsAllDeletesNothing() throws Exception {
        try (TestDevices two = TestDevices.in(folder.resolve("keeping"), 2, new FakeTool())) {
            FakeSession session = two.get(0).session("one").say("e1", "-");
            age(session, Duration.ofDays(1_000));
            two.syncAll();
            assertThat(soonDeleted(two.get(0))).isZero();
        }
    }

    private static int onlyHeld(TestDevice device) {
        return device.roam().status().pool().onlyHere();
    }

    private static int soonDeleted(TestDevice device) {
        return device.roam().status().pool().soonDeleted();
    }

    private void age(FakeSession session, Duration age) throws Exception {
        Instant now = here.machine().clock().instant();
        Files.setLastModifiedTime(session.file(), FileTime.from(now.minus(age)));
    }
}
