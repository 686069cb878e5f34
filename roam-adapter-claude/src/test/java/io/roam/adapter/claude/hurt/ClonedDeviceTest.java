package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.DOOR;
import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.Roam;
import io.roam.api.HomeClosure;
import io.roam.chain.BatchId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /** The user looks at the rules of the home that was set back, and goes on with it. */
    private void assertAllIsKept(Set<BatchId> accepted, int lines) throws IOException {
        assertThat(accepted).isNotEmpty();
        ada.repair();
        for (int i = 0; i < 2; i++) {
            ada.sync();
            bob.sync();
        }
        for (TestDevice device : List.of(ada, bob)) {
            assertThat(BatchFiles.idsIn(device.home.data().resolve("pool"))).containsAll(accepted);
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
        Set<BatchId> accepted = BatchFiles.idsIn(bob.home.data().resolve("pool"));
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
        Set<BatchId> accepted = BatchFiles.idsIn(bob.home.data().resolve("pool"));
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
        Set<BatchId> accepted = BatchFiles.idsIn(bob.home.data().resolve("pool"));
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
        assertThat(twin.doctor().closure().map(HomeClosure::cause)).contains(HomeClosure.Cause.COPIED);
        twin.repair();
        ada.addMessages(LAMP, ID, "two");
        ada.sync();
        twin.addMessages(DOOR, OTHER, "knock");
        twin.sync();
        String told = bob.sync().problems().toString();
        assertThat(told).contains("seems to run on two machines, or was restored from a backup; nothing was lost");
        assertThatThrownBy(ada::sync)
                .hasMessageContaining("this home is older than what ada sent before")
                .hasMessageContaining("roam init --new-device");
        assertAllIsKept(BatchFiles.idsIn(ada.meetingFolder), 2);
        assertThat(bob.sessionFile(DOOR, OTHER)).hasSameBinaryContentAs(twin.sessionFile(DOOR, OTHER));
        becomesAnotherDevice(twin);
        twin.with(roam -> roam.restore(ID, Optional.empty())); // in no tool there, it counted as deleted
        assertThat(twin.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        twin.addMessages(DOOR, OTHER, "anybody");
        twin.sync();
        assertAllIsKept(BatchFiles.idsIn(ada.meetingFolder), 2);
        assertThat(bob.sessionFile(DOOR, OTHER)).hasSameBinaryContentAs(twin.sessionFile(DOOR, OTHER));
    }

    private void becomesAnotherDevice(TestDevice twin) {
        assertThatThrownBy(twin::sync)
                .hasMessageContaining("another machine seems to run with the key of ada")
                .hasMessageContaining("roam init --new-device");
        Roam.initAsNewDevice(twin.home, twin.machine.machine(), TestDevice.providers());
        twin.pairWith(ada);
        bob.sync();
        bob.with(roam ->
                roam.devices().accept(twin.with(one -> one.devices().self().id())));
        bob.sync();
        twin.sync();
    }
}
