package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.api.SyncReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies that go another way, and titles that are given with roam. */
final class ForkTest {
    @TempDir
    Path folder;

    private TestDevices devices;
    private TestDevice here;
    private TestDevice there;
    private String id;

    @BeforeEach
    void make() {
        devices = TestDevices.in(folder, 2, new FakeTool());
        here = devices.get(0);
        there = devices.get(1);
        here.session("one").say("e1", "-").say("e2", "e1").line("T title lamp");
        devices.syncAll();
        id = here.roam().conversations().list().get(0).id();
    }

    @AfterEach
    void close() {
        devices.close();
    }

    private ResumePlan fork() {
        return here.roam().fork(id, Optional.empty(), here.machine().folder("elsewhere"));
    }

    @Test
    void aCopyGoesAnotherWay() {
        ResumePlan fork = fork();
        FakeSession copy = here.session(fork.session());
        assertThat(fork.folder()).isEqualTo(here.machine().folder("elsewhere"));
        assertThat(copy.events()).containsExactly("e1", "e2");
        assertThat(copy.lines()).endsWith("T title lamp (fork)");
        assertThat(here.roam().preview().skipped()).isEmpty();
        devices.syncAll();
        there.session("one").say("e3", "e2");
        devices.syncAll();
        assertThat(here.session("one").events()).containsExactly("e1", "e2", "e3");
        assertThat(copy.events()).as("nothing comes to it").containsExactly("e1", "e2");
        copy.say("f3", "e2");
        devices.syncAll();
        assertThat(events(here)).containsExactlyInAnyOrder(List.of("e1", "e2", "e3"), List.of("e1", "e2", "f3"));
        assertThat(events(there)).containsExactlyInAnyOrder(List.of("e1", "e2", "e3"), List.of("e1", "e2", "f3"));
        assertThat(here.sync().isQuiet()).isTrue();
    }

    @Test
    void aCopyIsUndone() {
        String copy = fork().session();
        here.roam().undo(Optional.empty());
        assertThat(here.session(copy).exists()).isFalse();
        there.session("one").say("e3", "e2");
        devices.syncAll();
        assertThat(here.session("one").events()).containsExactly("e1", "e2", "e3");
        assertThat(here.sessions()).hasSize(1);
    }

    @Test
    void itsFolderMustBeThere() {
        assertThatThrownBy(() -> here.roam().fork(id, Optional.empty(), folder.resolve("nowhere")))
                .isInstanceOf(NotPossibleException.class);
    }

    @Test
    void aTitleShowsEverywhereAndOlderOnesCanComeAgain() {
        for (String title : List.of("bulb", "lamp", "bulb")) {
            SyncReport report = here.roam().rename(id, title);
            assertThat(report.placed()).hasSize(1);
            assertThat(here.session("one").lines()).endsWith("T title " + title);
            devices.syncAll();
            assertThat(there.session("one").lines()).endsWith("T title " + title);
            assertThat(there.roam().conversations().list().get(0).title()).hasValue(title);
        }
        there.session("one").line("T title mine");
        devices.syncAll();
        assertThat(here.session("one").lines()).endsWith("T title mine");
        assertThat(here.sync().isQuiet()).isTrue();
    }

    @Test
    void eachBranchGetsTheTitle() {
        here.session("one").say("m3", "e2");
        there.session("one").say("e3", "e2");
        devices.syncAll();
        there.roam().rename(id, "bulb");
        devices.syncAll();
        for (FakeSession session : here.sessions()) {
            assertThat(session.lines()).endsWith(session.id().equals("one") ? "T title bulb" : "T title bulb (d1)");
        }
        assertThat(here.sync().isQuiet()).isTrue();
        assertThat(there.sync().isQuiet()).isTrue();
    }

    @Test
    void whatIsNoTitleIsRefused() {
        assertThatThrownBy(() -> here.roam().rename(id, " ")).isInstanceOf(NotPossibleException.class);
        assertThatThrownBy(() -> here.roam().rename(id, "a\nb")).isInstanceOf(NotPossibleException.class);
    }

    private static List<List<String>> events(TestDevice device) {
        return device.sessions().stream().map(FakeSession::events).toList();
    }
}
