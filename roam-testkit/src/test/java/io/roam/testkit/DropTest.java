package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.BranchTree;
import io.roam.api.NotPossibleException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches are put away on one device, and come back. */
final class DropTest {
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
        here.session("one").say("e1", "-").say("e2", "e1");
        devices.syncAll();
        here.session("one").say("m3", "e2");
        there.session("one").say("e3", "e2");
        devices.syncAll();
        id = here.roam().conversations().list().get(0).id();
        assertThat(events(here)).containsExactlyInAnyOrder(List.of("e1", "e2", "m3"), List.of("e1", "e2", "e3"));
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void aBranchIsPutAwayHereAloneAlsoIfItGoesOn() {
        Optional<BranchTree.Session> gone = here.roam().dropBranch(id, numberOf("d1"));
        assertThat(gone).isPresent();
        assertThat(events(here)).containsExactly(List.of("e1", "e2", "m3"));
        there.session("one").say("e4", "e3");
        devices.syncAll();
        here.loseCache();
        devices.syncAll();
        assertThat(events(here)).containsExactly(List.of("e1", "e2", "m3"));
        assertThat(events(there)).containsExactlyInAnyOrder(List.of("e1", "e2", "m3"), List.of("e1", "e2", "e3", "e4"));
        here.roam().restoreBranch(id, numberOf("d1"));
        assertThat(events(here)).containsExactlyInAnyOrder(List.of("e1", "e2", "m3"), List.of("e1", "e2", "e3", "e4"));
    }

    @Test
    void theUsersOwnSessionIsPutAwayAndUndoneExactly() {
        Map<String, String> before = store();
        here.roam().dropBranch(id, numberOf("d0"));
        assertThat(events(here)).containsExactly(List.of("e1", "e2", "e3"));
        devices.syncAll();
        assertThat(events(here)).containsExactly(List.of("e1", "e2", "e3"));
        here.roam().undo(Optional.empty());
        assertThat(store()).isEqualTo(before);
        here.session("one").say("m4", "m3");
        devices.syncAll();
        assertThat(events(there)).containsExactlyInAnyOrder(List.of("e1", "e2", "m3", "m4"), List.of("e1", "e2", "e3"));
    }

    @Test
    void wordsSaidAMomentAgoAreCapturedFirst() {
        String number = numberOf("d0");
        here.session("one").say("m4", "m3");
        here.roam().dropBranch(id, number);
        assertThat(events(here)).containsExactly(List.of("e1", "e2", "e3"));
        devices.syncAll();
        assertThat(events(there)).contains(List.of("e1", "e2", "m3", "m4"));
    }

    @Test
    void whatIsOpenOrIsNoBranchIsRefused() {
        here.session("one").open();
        assertThatThrownBy(() -> here.roam().dropBranch(id, numberOf("d0"))).isInstanceOf(NotPossibleException.class);
        assertThat(events(here)).hasSize(2);
        assertThatThrownBy(() -> here.roam().dropBranch(id, "3"))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("no branch ")
                .hasMessageContaining("3");
    }

    /** The number of the branch that a device spoke in last. */
    private String numberOf(String device) {
        return here.roam().conversations().branches(id).branches().stream()
                .filter(branch -> branch.last().device().equals(device))
                .map(branch -> String.valueOf(branch.number()))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> store() {
        return FileTree.of(FakeSession.install(here.machine())).content();
    }

    private static List<List<String>> events(TestDevice device) {
        return device.sessions().stream().map(FakeSession::events).toList();
    }
}
