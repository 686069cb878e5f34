package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going on with a conversation that has several branches. */
final class ResumptionTest {
    @TempDir
    Path folder;

    private TestDevices devices;
    private TestDevice here;
    private TestDevice there;
    private FakeSession mine;
    private FakeSession copy;

    @BeforeEach
    void fork() {
        devices = TestDevices.in(folder, 2, new FakeTool());
        here = devices.get(0);
        there = devices.get(1);
        mine = here.session("one");
        copy = there.session("one");
        say(here, mine, "e1", "-");
        devices.syncAll();
        say(there, copy, "e2", "e1");
        say(here, mine, "m2", "e1");
        devices.syncAll();
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void theOneSpokenInLastIsTakenAndTheOthersAreNamed() {
        ResumePlan mineLast = resume();
        assertThat(mineLast.session()).isEqualTo("one");
        assertThat(mineLast.command()).containsExactly("fake", "--resume", "one");
        assertThat(mineLast.branch().number()).isEqualTo(1);
        assertThat(mineLast.branch().device()).isEqualTo("d0");
        assertThat(mineLast.others()).extracting(ResumePlan.Branch::number).containsExactly(2);
        assertThat(mineLast.others()).extracting(ResumePlan.Branch::device).containsExactly("d1");
        assertThat(mineLast.skipped()).isEmpty();

        say(there, copy, "e3", "e2");
        there.sync();
        ResumePlan theirsLast = resume();
        assertThat(here.session(theirsLast.session()).events()).containsExactly("e1", "e2", "e3");
        assertThat(theirsLast.branch().device()).isEqualTo("d1");
        assertThat(theirsLast.branch().lastMessageTime())
                .isEqualTo(there.roam().conversations().require("one").lastMessageTime());
        assertThat(theirsLast.others()).extracting(ResumePlan.Branch::device).containsExactly("d0");
    }

    @Test
    void aNumberOrADeviceChooses() {
        assertThat(resume("2").session())
                .isNotEqualTo("one")
                .isEqualTo(sibling().id());
        assertThat(resume("1").session()).isEqualTo("one");
        assertThat(resume("d1").session()).isEqualTo(sibling().id());
        assertThat(resume("D0").session()).isEqualTo("one");
    }

    @Test
    void aNumberMeansWhatItMeantBeforeMoreArrived() {
        say(there, copy, "e3", "e2");
        there.sync();
        ResumePlan chosen = resume("1");
        assertThat(chosen.session()).isEqualTo("one");
        assertThat(chosen.branch().number()).as("what it is now").isEqualTo(2);
    }

    @Test
    void whatNamesNoBranchOrSeveralSaysSo() {
        String id = here.roam().conversations().list().get(0).shortId();
        assertThatThrownBy(() -> resume("3"))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("no branch ")
                .hasMessageContaining("roam branches " + id);
        assertThatThrownBy(() -> resume("tower")).hasMessageContaining("tower");
        say(here, sibling(), "n3", "e2");
        devices.syncAll();
        assertThatThrownBy(() -> resume("d0"))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("branches 1, 2 are all from d0")
                .hasMessageContaining("roam branches " + id);
    }

    @Test
    void aSessionIsResumedByItsOwnId() {
        assertThat(here.roam().resume(sibling().id(), Optional.empty()).session())
                .isEqualTo(sibling().id());
        say(there, copy, "e3", "e2");
        devices.syncAll();
        ResumePlan older = here.roam().resume("one", Optional.empty());
        assertThat(older.session()).isEqualTo("one");
        assertThat(older.branch().number()).isEqualTo(2);
    }

    @Test
    void onlyTheChosenBranchComesBack() {
        String sibling = sibling().id();
        here.session(sibling).delete();
        devices.syncAll();
        assertThat(resume().session()).isEqualTo("one");
        assertThat(here.sessions()).hasSize(1);
        mine.delete();
        devices.syncAll();
        assertThat(here.sessions()).isEmpty();
        assertThat(here.session(resume("d1").session()).events()).containsExactly("e1", "e2");
        devices.syncAll();
        assertThat(here.sessions()).hasSize(1);
        say(there, copy, "e3", "e2");
        devices.syncAll();
        assertThat(here.sessions().get(0).events()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void branchesThatWereAwayForOneReasonComeBackOneByOne() {
        sibling().delete();
        devices.syncAll();
        FakeSession theirs = there.sessions().stream()
                .filter(session -> session.events().contains("m2"))
                .findFirst()
                .orElseThrow();
        copy.open(); // its client goes on from memory, twice
        say(there, copy, "e3", "e2");
        devices.syncAll();
        copy.cut(2).close();
        say(there, copy, "f3", "e2");
        devices.syncAll();
        assertThat(theirs.events()).containsExactly("e1", "m2");
        assertThat(here.roam().conversations().branches("one").branches()).hasSize(3);
        assertThat(here.sessions()).hasSize(1);

        assertThat(here.session(resume("1").session()).events()).containsExactly("e1", "e2", "f3");
        devices.syncAll();
        assertThat(here.sessions()).as("the other one stays away").hasSize(2);
        here.restarted(() -> {});
        devices.syncAll();
        assertThat(here.sessions()).hasSize(2);
        say(there, copy, "f4", "f3");
        devices.syncAll();
        assertThat(here.sessions()).extracting(FakeSession::events).contains(List.of("e1", "e2", "f3", "f4"));
        here.roam().restore("one", Optional.empty());
        assertThat(here.sessions()).hasSize(3);
    }

    @Test
    void wordsOfAnotherDeviceAMomentAgoAreRecent() {
        say(there, copy, "e3", "e2");
        there.sync();
        assertThat(resume().recent()).isTrue();
        assertThat(resume("d0").recent()).as("its own words").isFalse();
        pass(Duration.ofMinutes(9));
        assertThat(resume().recent()).isTrue();
        pass(Duration.ofMinutes(1));
        assertThat(resume().recent()).isFalse();
    }

    @Test
    void aClockThatIsWrongByADayMakesNothingRecent() {
        there.machine().advance(Duration.ofDays(1));
        say(there, copy, "e3", "e2");
        there.sync();
        assertThat(resume().branch().device()).isEqualTo("d1");
        assertThat(resume().recent()).isFalse();
    }

    @Test
    void aSessionThatCannotBeBroughtUpToDateSaysWhy() {
        sibling().open();
        say(there, copy, "e3", "e2");
        there.sync();
        ResumePlan resumed = resume();
        assertThat(resumed.session()).isEqualTo(sibling().id());
        assertThat(resumed.skipped().orElseThrow().skipReason().code()).isEqualTo("open");
        sibling().close();
        assertThat(resume().skipped()).isEmpty();
    }

    private ResumePlan resume() {
        return here.roam().resume(here.roam().conversations().list().get(0).id(), Optional.empty());
    }

    private ResumePlan resume(String branch) {
        return here.roam().resume("one", Optional.empty(), Optional.of(branch));
    }

    /** The session beside the first. */
    private FakeSession sibling() {
        return here.sessions().stream()
                .filter(session -> !session.id().equals("one"))
                .findFirst()
                .orElseThrow();
    }

    private void pass(Duration time) {
        devices.all().forEach(one -> one.machine().advance(time));
    }

    /** Each word is said a minute after the one before. */
    private void say(TestDevice device, FakeSession session, String id, String parent) {
        pass(Duration.ofMinutes(1));
        long now = device.machine().clock().instant().getEpochSecond();
        session.line("E " + id + " " + parent + " @" + now + " word");
    }
}
