package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.NotPossibleException;
import io.roam.api.RunLogEntry;
import io.roam.api.UndoReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What roam placed is taken back exactly, and stays away until the user goes on or asks. */
final class UndoTest {
    @TempDir
    Path folder;

    private TestDevices devices;
    private TestDevice here;
    private TestDevice there;
    private FakeSession mine;
    private FakeSession copy;

    @BeforeEach
    void make() {
        devices = TestDevices.in(folder, 2, new FakeTool());
        here = devices.get(0);
        there = devices.get(1);
        mine = here.session("one").say("e1", "-").say("e2", "e1");
        mine.add("agent.log", FakeMark.utf8("E a1 - x\n")).put("spilled.txt", FakeMark.utf8("first"));
        devices.syncAll();
        copy = there.session("one");
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void aFastForwardIsTakenBackExactlyAndHeldUntilTheUserGoesOn() {
        Map<String, String> before = store(there);
        mine.say("e3", "e2").add("agent.log", FakeMark.utf8("E a2 - y\n")).put("spilled.txt", FakeMark.utf8("second"));
        devices.syncAll();
        assertThat(copy.events()).containsExactly("e1", "e2", "e3");
        UndoReport report = there.roam().undo(Optional.empty());
        assertThat(report.undone()).hasSize(1);
        assertThat(report.skipped()).isEmpty();
        assertThat(store(there)).isEqualTo(before);
        mine.say("e4", "e3");
        devices.syncAll();
        there.loseCache();
        devices.syncAll();
        assertThat(store(there)).isEqualTo(before);
        assertThat(why(there)).containsExactly("paused");
        copy.say("m3", "e2");
        devices.syncAll();
        assertThat(there.sessions())
                .extracting(FakeSession::events)
                .containsExactlyInAnyOrder(List.of("e1", "e2", "m3"), List.of("e1", "e2", "e3", "e4"));
    }

    @Test
    void aNewSessionIsTakenBackAndAbsentUntilTheUserAsks() {
        there.roam().undo(Optional.empty());
        assertThat(store(there)).isEmpty();
        mine.say("e3", "e2");
        devices.syncAll();
        assertThat(there.sessions()).isEmpty();
        assertThat(why(there)).containsExactly("deleted");
        there.roam().restore(there.roam().conversations().list().get(0).id(), Optional.empty());
        assertThat(copy.events()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void aWholeSyncIsTakenBackAndWhatWasChangedSinceIsNamedAndNotTouched() {
        here.session("two").say("x1", "-");
        mine.say("e3", "e2");
        devices.syncAll();
        copy.say("e4", "e3");
        Map<String, String> before = store(there);
        UndoReport report = there.roam().undo(Optional.empty());
        assertThat(report.undone()).extracting(RunLogEntry.Placed::session).containsExactly("two");
        assertThat(report.skipped())
                .extracting(skipped -> skipped.placed().session())
                .containsExactly("one");
        assertThat(report.skipped())
                .extracting(skipped -> skipped.reason().what())
                .allMatch(why -> why.contains("changed since"));
        assertThat(there.session("two").exists()).isFalse();
        before.keySet().removeIf(file -> file.startsWith("two"));
        assertThat(store(there)).isEqualTo(before);
    }

    @Test
    void stateThatWasPlacedIsTakenBackAndStaysAway() {
        Map<String, String> before = store(there);
        mine.line("T title lamp");
        devices.syncAll();
        assertThat(copy.lines()).endsWith("T title lamp");
        there.roam().undo(Optional.empty());
        assertThat(store(there)).isEqualTo(before);
        devices.syncAll();
        there.loseCache();
        devices.syncAll();
        assertThat(store(there)).isEqualTo(before);
        assertThat(why(there)).as("only its title was undone").isEmpty();
        mine.say("e3", "e2");
        devices.syncAll();
        assertThat(copy.events()).as("it is not paused").containsExactly("e1", "e2", "e3");
        copy.say("e4", "e3");
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1", "e2", "e3", "e4");
    }

    @Test
    void aSessionThatWasPutRightIsAsItWasAndHeld() {
        copy.say("e3", "e2");
        devices.syncAll();
        mine.say("m1", "e2").open();
        devices.syncAll();
        mine.close();
        String mixed = store(here).get("one.log");
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1", "e2", "m1");
        there.machine().advance(Duration.ofMinutes(1));
        here.roam().undo(Optional.empty());
        assertThat(store(here)).containsEntry("one.log", mixed);
        devices.syncAll();
        here.loseCache();
        devices.syncAll();
        assertThat(store(here)).containsEntry("one.log", mixed);
        assertThat(why(here)).containsExactly("paused");
        here.roam().restore(here.roam().conversations().list().get(0).id(), Optional.empty());
        assertThat(mine.events()).containsExactly("e1", "e2", "m1");
    }

    @Test
    void runsAreTakenBackOneAfterTheOther() {
        Map<String, String> first = store(there);
        mine.say("e3", "e2");
        devices.syncAll();
        Map<String, String> second = store(there);
        mine.say("e4", "e3");
        devices.syncAll();
        List<RunLogEntry> log = there.roam().log();
        assertThat(log).hasSize(3).allMatch(RunLogEntry::canBeUndone);
        UndoReport refused = there.roam().undo(Optional.of(log.get(1).run()));
        assertThat(refused.undone()).isEmpty();
        assertThat(refused.skipped())
                .extracting(skipped -> skipped.reason().remedy().toString())
                .containsExactly("roam undo " + log.get(0).run());
        assertThat(there.roam().previewUndo(Optional.empty()).undone()).hasSize(1);
        assertThat(copy.events()).as("only looked").hasSize(4);
        there.roam().undo(Optional.empty());
        assertThat(store(there)).isEqualTo(second);
        there.roam().undo(Optional.empty());
        assertThat(store(there)).isEqualTo(first);
        there.roam().undo(Optional.empty());
        assertThat(store(there)).isEmpty();
        assertThatThrownBy(() -> there.roam().undo(Optional.empty())).isInstanceOf(NotPossibleException.class);
        assertThat(there.roam().log()).hasSize(3).noneMatch(RunLogEntry::canBeUndone);
    }

    @Test
    void theLogTellsWhatCameAndFromWhom() {
        mine.line("T title lamp").say("e3", "e2");
        devices.syncAll();
        RunLogEntry entry = there.roam().log().get(0);
        assertThat(entry.time()).isEqualTo(there.machine().clock().instant());
        assertThat(entry.received()).hasSize(1);
        assertThat(entry.received().get(0).device()).isEqualTo("d0");
        assertThat(entry.received().get(0).title()).hasValue("lamp");
        assertThat(entry.received().get(0).events()).isEqualTo(1);
        assertThat(entry.placed()).hasSize(1);
        assertThat(entry.placed().get(0).session()).isEqualTo("one");
        assertThat(entry.placed().get(0).events()).isEqualTo(1);
        assertThat(entry.placed().get(0).change()).isEqualTo(RunLogEntry.Change.UPDATED);
        assertThat(here.roam().log()).isEmpty();
    }

    private static Map<String, String> store(TestDevice device) {
        return FileTree.of(FakeSession.install(device.machine())).content();
    }

    private static List<String> why(TestDevice device) {
        return device.roam().preview().skipped().stream()
                .map(skipped -> skipped.skipReason().code())
                .toList();
    }
}
