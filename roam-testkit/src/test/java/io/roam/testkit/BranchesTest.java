package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.BranchTree;
import io.roam.api.UnknownConversationException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the ways in which a conversation went on. */
final class BranchesTest {
    private static final Duration KEPT = Duration.ofDays(10);

    @TempDir
    Path folder;

    private TestDevices devices;
    private TestDevice here;
    private TestDevice there;
    private FakeSession mine;
    private FakeSession copy;

    @BeforeEach
    void make() {
        devices = TestDevices.in(folder, 2, FakeTool.keepingFor(KEPT));
        here = devices.get(0);
        there = devices.get(1);
        mine = here.session("one");
        copy = there.session("one");
        say(here, mine, "e1", "-", "hello");
        say(here, mine, "e2", "e1", "is it lit?");
        devices.syncAll();
    }

    @AfterEach
    void close() {
        devices.close();
    }

    private void fork() {
        say(here, mine, "m3", "e2", "mine");
        say(there, copy, "e3", "e2", "so it is");
        say(there, copy, "e4", "e3", "and  later\tstill");
        devices.syncAll();
    }

    @Test
    void oneBranchHasNoFork() {
        BranchTree found = here.roam().conversations().branches("one");
        assertThat(found.forks()).isEmpty();
        assertThat(found.branches()).hasSize(1);
        BranchTree.Branch only = found.branches().get(0);
        assertThat(only.number()).isEqualTo(1);
        assertThat(only.fork()).isEmpty();
        assertThat(only.messages()).isEqualTo(2).isEqualTo(only.own());
        assertThat(only.last().text()).isEqualTo("is it lit?");
        assertThat(only.last().device()).isEqualTo("d0");
        assertThat(only.session().orElseThrow().id()).isEqualTo("one");
        assertThat(only.skipped()).isEmpty();
    }

    @Test
    void twoAreToldWithTheirForkTheOneSpokenInLastFirst() {
        fork();
        BranchTree found = here.roam()
                .conversations()
                .branches(here.roam().conversations().list().get(0).shortId());
        assertThat(found.forks()).hasSize(1);
        BranchTree.Fork fork = found.forks().get(0);
        assertThat(fork.behind()).isEmpty();
        assertThat(fork.messages()).isEqualTo(2);
        assertThat(fork.last().text()).isEqualTo("is it lit?");
        assertThat(fork.last().device()).isEqualTo("d0");
        assertThat(found.branches()).extracting(BranchTree.Branch::number).containsExactly(1, 2);
        assertThat(found.branches())
                .extracting(branch -> branch.fork().orElseThrow())
                .containsOnly(fork.at());
        BranchTree.Branch first = found.branches().get(0);
        assertThat(first.last().device()).isEqualTo("d1");
        assertThat(first.last().text()).isEqualTo("and later still");
        assertThat(first.last().time())
                .isEqualTo(there.roam().conversations().require("one").lastMessageTime());
        assertThat(first.messages()).isEqualTo(4);
        assertThat(first.own()).isEqualTo(2);
        assertThat(here.session(first.session().orElseThrow().id()).events()).containsExactly("e1", "e2", "e3", "e4");
        BranchTree.Branch second = found.branches().get(1);
        assertThat(second.last().text()).isEqualTo("mine");
        assertThat(second.session().orElseThrow().id()).isEqualTo("one");
        assertThat(second.session().orElseThrow().folder())
                .isEqualTo(here.machine().folder("work").toString());
    }

    @Test
    void allDevicesNumberThemAlike() {
        fork();
        List<String> heads = heads(here);
        assertThat(heads).hasSize(2).isEqualTo(heads(there));
        say(here, mine, "m4", "m3", "again");
        devices.syncAll();
        assertThat(heads(here))
                .isEqualTo(heads(there))
                .doesNotContain(heads.get(1))
                .endsWith(heads.get(0));
    }

    private static List<String> heads(TestDevice device) {
        return device.roam().conversations().branches("one").branches().stream()
                .map(BranchTree.Branch::head)
                .toList();
    }

    @Test
    void aForkBehindAForkNamesIt() {
        fork();
        FakeSession beside = here.session(here.roam()
                .conversations()
                .branches("one")
                .branches()
                .get(0)
                .session()
                .orElseThrow()
                .id());
        say(here, beside, "n5", "e4", "from here");
        say(there, copy, "e5", "e4", "from there");
        devices.syncAll();
        BranchTree found = here.roam().conversations().branches("one");
        assertThat(found.forks()).hasSize(2);
        assertThat(found.forks().get(1).behind()).contains(found.forks().get(0).at());
        assertThat(found.forks().get(1).messages()).isEqualTo(4);
        assertThat(found.branches()).hasSize(3);
        assertThat(found.branches().get(0).messages()).isEqualTo(5);
        assertThat(found.branches().get(0).own()).isEqualTo(1);
        assertThat(found.branches().get(2).fork()).contains(found.forks().get(0).at());
    }

    @Test
    void ofABranchThatHasNoSessionItIsSaidWhy() {
        fork();
        String sibling = here.roam()
                .conversations()
                .branches("one")
                .branches()
                .get(0)
                .session()
                .orElseThrow()
                .id();
        here.session(sibling).delete();
        devices.syncAll();
        BranchTree found = here.roam().conversations().branches("one");
        assertThat(why(found)).containsExactly(Optional.of("deleted"), Optional.empty());
        assertThat(found.branches().get(0).session()).isEmpty();
        assertThat(found.branches()
                        .get(0)
                        .skipped()
                        .orElseThrow()
                        .reason()
                        .remedy()
                        .toString())
                .startsWith("roam restore ");
        assertThat(found.branches().get(1).session()).isPresent();
    }

    @Test
    void whatWaitsForAnOpenSessionOrIsOldIsTold() {
        mine.open();
        say(there, copy, "e3", "e2", "so it is");
        devices.syncAll();
        assertThat(why(here.roam().conversations().branches("one"))).containsExactly(Optional.of("open"));
        there.session("two").line("E f1 - @1 long ago");
        devices.syncAll();
        assertThat(why(here.roam().conversations().branches("two"))).containsExactly(Optional.of("inactive"));
    }

    @Test
    void wordsThatAreNotCapturedYetDoNotHideWhereTheOthersAre() {
        fork();
        say(here, mine, "m4", "m3", "unsaved");
        BranchTree found = here.roam().conversations().branches("one");
        assertThat(found.branches()).allMatch(branch -> branch.session().isPresent());
    }

    @Test
    void nothingIsWrittenToTellThem() {
        fork();
        here.roam().conversations().list();
        Map<String, String> before = content();
        here.roam().conversations().branches("one");
        assertThat(content()).isEqualTo(before);
    }

    private Map<String, String> content() {
        Map<String, String> content =
                new TreeMap<>(FileTree.of(here.machine().home()).content());
        content.remove("roam/cache/self"); // derived from the key by whoever asks first
        return content;
    }

    @Test
    void anUnknownOneIsNamed() {
        assertThatThrownBy(() -> here.roam().conversations().branches("nothing"))
                .isInstanceOf(UnknownConversationException.class)
                .hasMessageContaining("nothing");
    }

    private static List<Optional<String>> why(BranchTree found) {
        return found.branches().stream()
                .map(branch ->
                        branch.skipped().map(skipped -> skipped.skipReason().code()))
                .toList();
    }

    /** Each word is said a minute after the one before. */
    private void say(TestDevice device, FakeSession session, String id, String parent, String words) {
        devices.all().forEach(one -> one.machine().advance(Duration.ofMinutes(1)));
        long now = device.machine()
                .clock()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .getEpochSecond();
        session.line("E " + id + " " + parent + " @" + now + " " + words);
    }
}
