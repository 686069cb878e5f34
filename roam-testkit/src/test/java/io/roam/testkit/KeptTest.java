package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.spi.RoamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations of a tool in which nothing can be placed. */
final class KeptTest {
    @TempDir
    Path folder;

    @Test
    void goOverAndWaitForNothing() {
        try (TestDevices devices = TestDevices.in(folder, 2, new KeptTool())) {
            devices.get(0).session("one").say("e1", "-");
            devices.syncAll();
            assertThat(devices.get(1).session("one").exists()).isFalse();
            assertThat(devices.get(1).roam().conversations().list()).hasSize(1);
            assertThat(devices.get(1).roam().conversations().transcript("one").all())
                    .hasSize(1);
            assertThat(devices.get(1).roam().status().next().skipped()).isEmpty();
        }
    }

    @Test
    void areNotPlacedForTheAskingAndThatIsSaid() {
        try (TestDevices devices = TestDevices.in(folder, 2, new KeptTool())) {
            devices.get(0).session("one").say("e1", "-");
            devices.syncAll();
            assertThatThrownBy(() -> devices.get(1).roam().restore("one", Optional.empty()))
                    .isInstanceOf(NotPossibleException.class)
                    .hasMessageContaining("are read-only: roam saves them but does not add them to a tool");
        }
    }

    @Test
    void canBeImportedOnceAndAgain() throws Exception {
        try (TestDevices devices = TestDevices.in(folder, 2, new KeptTool())) {
            TestDevice device = devices.get(0);
            Path export = Files.createDirectories(folder.resolve("export"));
            Files.writeString(export.resolve("old.log"), "E e1 - word\n");
            assertThat(device.roam().importFile(export).conversations()).hasSize(1);
            Files.writeString(export.resolve("old.log"), "E e1 - word\nE e2 e1 more\n");
            assertThat(device.roam().importFile(export).conversations()).hasSize(1);
            devices.syncAll();
            assertThat(devices.get(1).roam().conversations().transcript("old").all())
                    .hasSize(2);
            assertThat(device.roam().conversations().list().get(0).branches()).isEqualTo(1);
            assertThat(device.roam().conversations().list().get(0).state()).isNotEqualTo(Conversation.State.HERE);
        }
    }

    @Test
    void aFileThatNobodyKnowsIsNotImported() {
        try (TestDevices devices = TestDevices.in(folder, 2, new KeptTool())) {
            assertThatThrownBy(() -> devices.get(0).roam().importFile(folder))
                    .isInstanceOf(RoamException.class)
                    .hasMessageContaining("unknown file format");
        }
    }
}
