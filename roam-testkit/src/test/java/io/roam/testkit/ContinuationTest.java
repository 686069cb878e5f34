package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.RemoteUpdate;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that stays open while its conversation goes on elsewhere. */
final class ContinuationTest {
    @TempDir
    Path folder;

    private TestDevices devices;
    private TestDevice here;
    private FakeSession mine;
    private FakeSession copy;

    @BeforeEach
    void make() {
        devices = TestDevices.in(folder, 2, new FakeTool());
        here = devices.get(0);
        mine = here.session("one").say("e1", "-");
        copy = devices.get(1).session("one");
        devices.syncAll();
        assertThat(copy.events()).containsExactly("e1");
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void ofASessionThatIsUpToDateThereIsNone() {
        assertThat(continuation()).isEmpty();
        assertThat(here.roam().conversations().remoteUpdate("fake", "another")).isEmpty();
        assertThat(here.roam().conversations().remoteUpdate("no-tool", "one")).isEmpty();
    }

    @Test
    void itSaysWhereAndWhen() {
        mine.open();
        copy.say("e2", "e1").say("e3", "e2");
        devices.syncAll();
        assertThat(mine.events()).containsExactly("e1");
        RemoteUpdate told = continuation().orElseThrow();
        assertThat(told.device()).isEqualTo("d1");
        assertThat(told.conversation())
                .isEqualTo(here.roam().conversations().list().get(0).id());
        assertThat(told.lastMessageTime())
                .isEqualTo(here.roam().conversations().require("one").lastMessageTime());

        copy.say("e4", "e3");
        devices.syncAll();
        assertThat(continuation().orElseThrow().head()).isNotEqualTo(told.head());
    }

    @Test
    void whatWasPlacedIsToldNoMore() {
        mine.open();
        copy.say("e2", "e1");
        devices.syncAll();
        assertThat(continuation()).isPresent();
        mine.close();
        here.sync();
        assertThat(mine.events()).containsExactly("e1", "e2");
        assertThat(continuation()).isEmpty();
    }

    @Test
    void whoWentOnHereHasABranchAndNoContinuation() {
        mine.open();
        copy.say("e2", "e1");
        devices.syncAll();
        mine.say("m2", "e1");
        mine.close();
        devices.syncAll();
        assertThat(here.roam().conversations().list().get(0).branches()).isEqualTo(2);
        assertThat(continuation()).isEmpty();
    }

    @Test
    void aPrivateConversationIsLeftAlone() {
        mine.open();
        copy.say("e2", "e1");
        devices.syncAll();
        here.roam().markPrivate(here.roam().conversations().list().get(0).id());
        assertThat(continuation()).isEmpty();
    }

    @Test
    void nothingIsWrittenToFindIt() {
        mine.open();
        copy.say("e2", "e1");
        devices.syncAll();
        Map<String, String> before = FileTree.of(here.machine().home()).content();
        assertThat(continuation()).isPresent();
        assertThat(FileTree.of(here.machine().home()).content()).isEqualTo(before);
    }

    private Optional<RemoteUpdate> continuation() {
        return here.roam().conversations().remoteUpdate("fake", "one");
    }
}
