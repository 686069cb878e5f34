package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Conversation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a home does not do again for each batch that it has. */
final class GrowthTest {
    @TempDir
    Path folder;

    @Test
    void aListReadsNoBatchAndNoOutline() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice there = devices.get(1);
            devices.get(0).session("here").say("e1", "-");
            devices.get(0).session("removed").say("f1", "-");
            devices.syncAll();
            there.sessions().stream()
                    .filter(session -> session.events().contains("f1"))
                    .forEach(FakeSession::delete);
            devices.syncAll();
            List<Conversation> first = there.roam().conversations().list();
            assertThat(first)
                    .extracting(Conversation::state)
                    .contains(Conversation.State.HERE)
                    .hasSize(2)
                    .doesNotHaveDuplicates();

            FileTree outlines = FileTree.of(there.home().cache().resolve("outlines"));
            assertThat(outlines.names()).hasSize(2);
            there.restarted(outlines::delete);
            assertThat(there.roam().conversations().list()).isEqualTo(first);
            assertThat(FileTree.of(there.home().cache().resolve("outlines")).names())
                    .isEmpty();
        }
    }

    @Test
    void whatIsAcceptedAtOnceIsNotRememberedAsWaiting() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            devices.get(0).session("here").say("e1", "-");
            devices.syncAll();
            TestDevice there = devices.get(1);
            assertThat(there.sessions()).hasSize(1);
            assertThat(there.home().data().resolve("pool/main/accepted")).exists();
            assertThat(there.home().data().resolve("exchange/arrivals")).doesNotExist();
        }
    }
}
