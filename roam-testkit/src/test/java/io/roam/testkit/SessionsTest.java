package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Conversation;
import io.roam.api.ResumePlan;
import io.roam.api.SyncReport;
import io.roam.transcript.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The situations that a session can be in when roam comes by. */
final class SessionsTest {
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
        say(mine, "e1", "-");
        say(mine, "e2", "e1");
        devices.syncAll();
        assertThat(copy.events()).containsExactly("e1", "e2");
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void allThatTheToolDeletedComesBackAtOnce() throws Exception {
        FakeSession other = here.session("other");
        say(other, "o1", "-");
        FakeSession stays = here.session("stays");
        say(stays, "s1", "-");
        devices.syncAll();
        Files.delete(mine.file());
        Files.delete(other.file());
        here.sync();
        assertThat(here.roam().status().pool().onlyHere()).isEqualTo(2);

        assertThat(here.roam()
                        .restoreAll(Optional.of(here.machine().folder("nowhere")))
                        .placed())
                .isEmpty();
        SyncReport report = here.roam().restoreAll(Optional.empty());

        assertThat(report.placed()).hasSize(2);
        assertThat(report.skipped()).isEmpty();
        assertThat(mine.events()).containsExactly("e1", "e2");
        assertThat(other.events()).containsExactly("o1");
        assertThat(here.roam().status().pool().onlyHere()).isZero();
        assertThat(here.roam().restoreAll(Optional.empty()).placed()).isEmpty();
        assertThat(here.sync().isQuiet()).isTrue();
    }

    @Test
    void twoSessionsThatBeginAlikeAreFoundByTheirIdsOnEveryDevice() {
        FakeSession second = here.session("two");
        say(second, "e1", "-");
        say(second, "e2", "e1");
        say(mine, "m3", "e2");
        say(second, "s3", "e2");
        devices.syncAll();
        for (TestDevice device : devices.all()) {
            assertThat(lastIn(device, "one")).isEqualTo("m3");
            assertThat(lastIn(device, "two")).isEqualTo("s3");
            ResumePlan plan = device.roam().resume("two", Optional.empty());
            assertThat(device.session(plan.session()).events()).endsWith("s3");
            plan = device.roam().resume("one", Optional.empty());
            assertThat(device.session(plan.session()).events()).endsWith("m3");
        }
    }

    private static String lastIn(TestDevice device, String id) {
        List<Message> all = device.roam().conversations().transcript(id).all();
        return all.get(all.size() - 1).id();
    }

    @Test
    void anEventWrittenFromMemoryIsABranch() {
        say(copy, "e3", "e2");
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1", "e2", "e3");
        say(mine, "m1", "e2");
        say(mine, "m2", "m1");
        mine.open();
        devices.syncAll();
        assertThat(conversation(here).branches()).isEqualTo(2);
        assertThat(conversation(there).branches()).isEqualTo(2);
        assertThat(conversation(here).length()).isEqualTo(4);
        assertThat(mine.events()).as("while it is open").containsExactly("e1", "e2", "e3", "m1", "m2");
        assertThat(copy.events()).containsExactly("e1", "e2", "e3");
        assertThat(why(here)).containsOnly("open");
        mine.close();
        say(copy, "e4", "e3");
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1", "e2", "m1", "m2");
        assertThat(beside(here, mine).events()).containsExactly("e1", "e2", "e3", "e4");
        assertThat(beside(there, copy).events()).containsExactly("e1", "e2", "m1", "m2");
        assertThat(why(here)).isEmpty();
        say(mine, "m3", "m2");
        devices.syncAll();
        assertThat(beside(there, copy).events()).endsWith("m3");
        assertThat(here.sync().isQuiet()).isTrue();
    }

    @Test
    void anEventWrittenFromMemoryContinuesThroughStateRows() {
        say(copy, "e3", "e2");
        copy.line("S s4 e3 x");
        devices.syncAll();
        mine.line("S s1 e2 x");
        say(mine, "m1", "s1");
        devices.syncAll();
        assertThat(conversation(there).branches()).isEqualTo(2);
        assertThat(conversation(there).length()).isEqualTo(3);
    }

    @Test
    void aToolThatGoesBackByItselfMakesNoBranch() {
        say(mine, "e3", "e1");
        devices.syncAll();
        assertThat(conversation(here).branches()).isEqualTo(1);
        assertThat(copy.events()).containsExactly("e1", "e2", "e3");
        say(mine, "e4", "e2");
        devices.syncAll();
        assertThat(conversation(here).branches()).isEqualTo(1);
        assertThat(copy.events()).containsExactly("e1", "e2", "e3", "e4");
    }

    @Test
    void aSessionThatWasCutIsHeldUntilTheUserAsks() {
        say(copy, "e3", "e2");
        devices.syncAll();
        mine.cut(2);
        assertThat(here.sync().skipped())
                .extracting(skipped -> skipped.skipReason().code())
                .containsExactly("paused");
        say(copy, "e4", "e3");
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1", "e2");
        assertThat(why(here)).containsExactly("paused");
        here.roam().restore(conversation(here).id(), Optional.empty());
        assertThat(mine.events()).containsExactly("e1", "e2", "e3", "e4");
        assertThat(why(here)).isEmpty();
    }

    @Test
    void aHeldSessionThatGoesOnIsABranch() {
        say(copy, "e3", "e2");
        devices.syncAll();
        mine.cut(2);
        devices.syncAll();
        say(mine, "m3", "e2");
        devices.syncAll();
        assertThat(conversation(there).branches()).isEqualTo(2);
        assertThat(mine.events()).containsExactly("e1", "e2", "m3");
        assertThat(copy.events()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void whatASideTrackGotWhileItsSessionWasHeldGoesOutLater() {
        say(copy, "e3", "e2");
        devices.syncAll();
        int before = here.pool().size();
        mine.cut(2).add("agent.log", FakeMark.utf8("E a1 - x\n"));
        devices.syncAll();
        assertThat(here.pool()).hasSize(before);
        say(mine, "m3", "e2");
        say(mine, "m4", "m3");
        devices.syncAll();
        assertThat(beside(there, copy).events()).containsExactly("e1", "e2", "m3", "m4");
        assertThat(beside(there, copy).file("agent.log")).hasContent("E a1 - x");
    }

    @Test
    void aSessionCutInMidRecordIsCompletedAndNothingOfItDoubled() {
        mine.add("agent.log", FakeMark.utf8("E a1 - x\n"));
        say(mine, "e3", "e2");
        devices.syncAll();
        mine.cut(2).add("", FakeMark.utf8("E e3 e"));
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1", "e2", "e3");
        assertThat(mine.file("agent.log")).hasContent("E a1 - x");
    }

    @Test
    void aDeletedSessionStaysAwayUntilTheUserAsks() {
        copy.delete();
        devices.syncAll();
        say(mine, "e3", "e2");
        devices.syncAll();
        assertThat(copy.exists()).isFalse();
        assertThat(why(there)).containsExactly("deleted");
        there.loseCache();
        devices.syncAll();
        assertThat(copy.exists()).isFalse();
        there.roam().restore(conversation(there).id(), Optional.empty());
        assertThat(copy.events()).containsExactly("e1", "e2", "e3");
        assertThat(mine.events()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void aSessionThatTheToolsRetentionDeletedComesWithNewWords() {
        there.machine().advance(KEPT.plusDays(1));
        copy.delete();
        devices.syncAll();
        assertThat(copy.exists()).isFalse();
        here.machine().advance(KEPT.plusDays(1));
        say(mine, "e3", "e2");
        devices.syncAll();
        assertThat(copy.events()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void aSessionThatItsToolDeletedEarlyComesWithNewWords(@TempDir Path other) {
        try (TestDevices early = TestDevices.in(other, 2, FakeTool.deletingEarly())) {
            FakeSession first = early.get(0).session("one");
            FakeSession second = early.get(1).session("one");
            say(first, "e1", "-");
            early.syncAll();
            second.delete();
            early.syncAll();
            assertThat(second.exists()).isFalse();
            assertThat(early.get(1).roam().status().pool().onlyHere()).isEqualTo(1);
            say(first, "e2", "e1");
            early.syncAll();
            assertThat(second.events()).containsExactly("e1", "e2");
            assertThat(early.get(1).roam().status().pool().onlyHere()).isZero();
        }
    }

    @Test
    void anOpenSessionIsLeftAloneAndFastForwardedWhenClosed() {
        mine.open();
        say(copy, "e3", "e2");
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1", "e2");
        assertThat(why(here)).containsExactly("open");
        mine.close();
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1", "e2", "e3");
        assertThat(why(here)).isEmpty();
    }

    @Test
    void openingElsewhereAndSayingNothingMakesNoBranch() {
        copy.line("S s1 e2 resumed").line("M normal").line("T title other");
        devices.syncAll();
        say(mine, "e3", "e2");
        devices.syncAll();
        assertThat(conversation(here).branches()).isEqualTo(1);
        assertThat(copy.events()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void aConversationBegunAnewUnderTheSameIdIsAnotherOne() {
        mine.cut(0);
        say(mine, "f1", "-");
        devices.syncAll();
        assertThat(here.roam().conversations().list()).hasSize(2);
        assertThat(mine.events()).containsExactly("f1");
        assertThat(copy.events()).containsExactly("e1", "e2");
    }

    @Test
    void anUnterminatedLineWaitsUntilItIsQuiet() {
        mine.open().add("", "E e3 e2 wo".getBytes(StandardCharsets.UTF_8));
        devices.syncAll();
        assertThat(copy.events()).containsExactly("e1", "e2");
        mine.add("", "rd\n".getBytes(StandardCharsets.UTF_8)).close();
        devices.syncAll();
        assertThat(copy.lines()).endsWith("E e3 e2 word");
    }

    @Test
    void aLineThatBeginsWithACapturedUnterminatedOneIsThatOneAndTheRest() {
        mine.add("", "E e3 e2 wo".getBytes(StandardCharsets.UTF_8));
        devices.syncAll();
        assertThat(copy.lines()).endsWith("E e3 e2 wo");
        mine.add("", "rd\n".getBytes(StandardCharsets.UTF_8));
        say(mine, "e4", "e3");
        devices.syncAll();
        assertThat(conversation(here).branches()).isEqualTo(1);
        assertThat(copy.lines().subList(2, 4)).containsExactly("E e3 e2 wo", "rd");
        assertThat(copy.events()).containsExactly("e1", "e2", "e3", "e4");
        say(copy, "e5", "e4");
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1", "e2", "e3", "e4", "e5");
        here.loseCache();
        assertThat(here.sync().isQuiet()).isTrue();
    }

    @Test
    void wordsSaidOnBothSidesStandInTwoSessionsOnBoth() {
        mine.line("T title lamp");
        devices.syncAll();
        say(mine, "m3", "e2");
        say(copy, "e3", "e2");
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1", "e2", "m3");
        assertThat(copy.events()).containsExactly("e1", "e2", "e3");
        FakeSession beside = beside(here, mine);
        assertThat(beside.lines()).endsWith(copy.lines().get(3), "T title lamp (d1)");
        assertThat(beside.lines().subList(0, 4)).isEqualTo(copy.lines());
        assertThat(beside(there, copy).lines())
                .endsWith("T title lamp (d0)")
                .startsWith(mine.lines().get(0));
        assertThat(why(here)).isEmpty();
        assertThat(conversation(here).state()).isEqualTo(Conversation.State.HERE);
    }

    @Test
    void aSiblingBelongsToTheFolderOfTheSessionThatItStandsBeside() throws Exception {
        Path other = there.machine().folder("other"); // this is one disk: the folder is found here, too
        Files.writeString(copy.file().resolveSibling("one.in"), other.toString());
        say(mine, "m3", "e2");
        say(copy, "e3", "e2");
        say(copy, "e4", "e3");
        devices.syncAll();
        Path beside = mine.file().resolveSibling(beside(here, mine).id() + ".in");
        assertThat(beside).hasContent(here.machine().folder("work").toString());
    }

    @Test
    void whatIsSaidInASiblingComesHome() {
        say(mine, "m3", "e2");
        say(copy, "e3", "e2");
        devices.syncAll();
        FakeSession beside = beside(here, mine);
        here.loseCache();
        here.session(beside.id()).line("E e4 e3 word");
        devices.syncAll();
        assertThat(copy.events()).containsExactly("e1", "e2", "e3", "e4");
        assertThat(copy.lines())
                .as("a title that roam made up stays where it is")
                .noneMatch(line -> line.startsWith("T "));
        assertThat(conversation(there).branches()).isEqualTo(2);
        copy.line("E e5 e4 word");
        devices.syncAll();
        assertThat(beside.events()).containsExactly("e1", "e2", "e3", "e4", "e5");
        assertThat(beside.lines()).endsWith("T title (d1)");
        assertThat(here.sync().isQuiet()).isTrue();
    }

    @Test
    void aSiblingHasASiblingOfItsOwn() {
        say(mine, "m3", "e2");
        say(copy, "e3", "e2");
        devices.syncAll();
        FakeSession beside = beside(here, mine);
        beside.line("E n4 e3 word");
        say(copy, "e4", "e3");
        devices.syncAll();
        assertThat(here.sessions())
                .extracting(FakeSession::events)
                .containsExactlyInAnyOrder(
                        List.of("e1", "e2", "m3"), List.of("e1", "e2", "e3", "n4"), List.of("e1", "e2", "e3", "e4"));
        assertThat(there.sessions())
                .extracting(FakeSession::events)
                .containsExactlyInAnyOrder(
                        List.of("e1", "e2", "m3"), List.of("e1", "e2", "e3", "n4"), List.of("e1", "e2", "e3", "e4"));
        assertThat(copy.events()).containsExactly("e1", "e2", "e3", "e4");
    }

    @Test
    void aSiblingThatWasDeletedStaysAwayUntilTheUserAsks() {
        say(mine, "m3", "e2");
        say(copy, "e3", "e2");
        devices.syncAll();
        beside(here, mine).delete();
        devices.syncAll();
        say(copy, "e4", "e3");
        devices.syncAll();
        assertThat(here.sessions()).hasSize(1);
        assertThat(why(here)).containsExactly("deleted");
        here.roam().restore(conversation(here).id(), Optional.empty());
        assertThat(beside(here, mine).events()).containsExactly("e1", "e2", "e3", "e4");
    }

    @Test
    void anOpenSessionsHeadWaitsForItAndTheOthersDoNot() {
        mine.open();
        say(copy, "e3", "e2");
        devices.syncAll();
        assertThat(here.sessions()).hasSize(1);
        copy.cut(2);
        say(copy, "f3", "e2");
        devices.syncAll();
        assertThat(here.sessions()).hasSize(2);
        mine.close();
        devices.syncAll();
        assertThat(here.sessions()).hasSize(2);
        assertThat(here.sessions())
                .extracting(FakeSession::events)
                .containsExactlyInAnyOrder(List.of("e1", "e2", "e3"), List.of("e1", "e2", "f3"));
    }

    @Test
    void aTitleThatTheUserGivesASiblingTravels() {
        say(mine, "m3", "e2");
        say(copy, "e3", "e2");
        devices.syncAll();
        beside(here, mine).line("T title mine now");
        devices.syncAll();
        assertThat(copy.lines()).endsWith("T title mine now");
        assertThat(beside(here, mine).lines()).endsWith("T title mine now");
    }

    @Test
    void oneThatHasNoneGivesTheLongestTheOriginalId() {
        try (TestDevices three = TestDevices.in(folder.resolve("three"), 3, FakeTool.keepingFor(KEPT))) {
            three.get(0).session("two").say("e1", "-").say("e2", "e1");
            three.get(0).sync();
            three.get(1).sync();
            three.get(0).session("two").say("m3", "e2").say("m4", "m3");
            three.get(1).session("two").say("e3", "e2");
            three.get(0).sync();
            three.get(1).sync();
            three.get(2).sync();
            assertThat(three.get(2).session("two").events()).containsExactly("e1", "e2", "m3", "m4");
            assertThat(beside(three.get(2), three.get(2).session("two")).events())
                    .containsExactly("e1", "e2", "e3");
        }
    }

    /** The one other session of a device. */
    private static FakeSession beside(TestDevice device, FakeSession first) {
        List<FakeSession> others = device.sessions().stream()
                .filter(session -> !session.id().equals(first.id()))
                .toList();
        assertThat(others).hasSize(1);
        return others.get(0);
    }

    private void say(FakeSession session, String id, String parent) {
        TestDevice device = session == mine ? here : there;
        long now = device.machine().clock().instant().getEpochSecond();
        session.line("E " + id + " " + parent + " @" + now + " word");
    }

    private static Conversation conversation(TestDevice device) {
        return device.roam().conversations().list().get(0);
    }

    private static List<String> why(TestDevice device) {
        return device.roam().preview().skipped().stream()
                .map(skipped -> skipped.skipReason().code())
                .toList();
    }
}
