package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.DOOR;
import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a device restored from a backup, or cloned with its key, loses no accepted batch. */
final class ClonedDeviceTest {
    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;

    @BeforeEach
    void prepare() {
        List<TestDevice> both = TestDevice.pair(folder);
        ada = both.get(0);
        bob = both.get(1);
        bob.workspace(LAMP);
        bob.workspace(DOOR);
        ada.addMessages(LAMP, ID, "one");
        ada.sync();
        bob.sync();
    }

    private static Set<String> batches(Path root) {
        return Set.copyOf(FolderContent.filesIn(root, ".batch").stream()
                .map(file -> file.getFileName().toString())
                .toList());
    }

    private void assertAllIsKept(Set<String> accepted, int lines) throws IOException {
        for (int i = 0; i < 2; i++) {
            ada.sync();
            bob.sync();
        }
        for (TestDevice device : List.of(ada, bob)) {
            assertThat(batches(device.home.data().resolve("pool"))).containsAll(accepted);
            assertThat(Files.readAllLines(device.sessionFile(LAMP, ID))).hasSize(lines);
            assertThat(device.conversations()).allMatch(one -> one.branches() == 1);
        }
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
    }

    @Test
    void roamsDataIsSetBack() throws IOException {
        Path backup = folder.resolve("backup");
        FolderContent.copyTree(ada.home.data(), backup);
        ada.addMessages(LAMP, ID, "two");
        ada.sync();
        bob.sync();
        Set<String> accepted = batches(bob.home.data().resolve("pool"));
        FolderContent.copyTree(backup, ada.home.data());
        ada.addMessages(LAMP, ID, "three");
        assertAllIsKept(accepted, 3);
    }

    @Test
    void roamsDataAndCacheAreSetBackAndTheSharedFolderIsEmpty() throws IOException {
        Path backup = folder.resolve("backup");
        FolderContent.copyTree(ada.machine.home().resolve("roam"), backup);
        ada.addMessages(LAMP, ID, "two");
        ada.sync();
        bob.sync();
        Set<String> accepted = batches(bob.home.data().resolve("pool"));
        FolderContent.copyTree(backup, ada.machine.home().resolve("roam"));
        FolderContent.deleteTree(ada.meetingFolder.resolve("roam"));
        ada.addMessages(DOOR, OTHER, "knock");
        assertAllIsKept(accepted, 2);
    }

    @Test
    void theWholeMachineIsSetBack() throws IOException {
        Path backup = folder.resolve("backup");
        FolderContent.copyTree(ada.machine.home(), backup);
        ada.addMessages(LAMP, ID, "two");
        ada.sync();
        bob.sync();
        bob.addMessages(LAMP, ID, "three");
        bob.sync();
        Set<String> accepted = batches(bob.home.data().resolve("pool"));
        FolderContent.copyTree(backup, ada.machine.home());
        assertAllIsKept(accepted, 3);
    }

    @Test
    void theSameKeyRunsOnTwoMachines() throws IOException {
        TestDevice twin = TestDevice.in(folder, "twin");
        FolderContent.copyTree(
                ada.machine.home().resolve("roam"), twin.machine.home().resolve("roam"));
        twin.workspace(LAMP);
        twin.workspace(DOOR);
        ada.addMessages(LAMP, ID, "two");
        twin.addMessages(DOOR, OTHER, "knock");
        twin.sync();
        ada.sync();
        String told = bob.sync().problems().toString();
        assertThat(told).contains("was cloned, or set back from a backup; both batches are kept");
        assertAllIsKept(batches(ada.meetingFolder), 2);
        assertThat(bob.sessionFile(DOOR, OTHER)).hasSameBinaryContentAs(twin.sessionFile(DOOR, OTHER));
        twin.sync();
        assertThat(twin.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
    }
}
