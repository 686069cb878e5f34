package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.Journey.DOOR;
import static io.roam.adapter.claude.hurt.Journey.LAMP;
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

/** A device that is set back, or whose key runs twice, loses nothing that anybody accepted. */
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
        bob.work(LAMP);
        bob.work(DOOR);
        ada.say(LAMP, ID, "one");
        ada.sync();
        bob.sync();
    }

    private static Set<String> batches(Path root) {
        return Set.copyOf(Tree.files(root, ".batch").stream()
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
            assertThat(Files.readAllLines(device.session(LAMP, ID))).hasSize(lines);
            assertThat(device.conversations()).allMatch(one -> one.branches() == 1);
        }
        assertThat(bob.session(LAMP, ID)).hasSameBinaryContentAs(ada.session(LAMP, ID));
    }

    @Test
    void roamsDataIsSetBack() throws IOException {
        Path backup = folder.resolve("backup");
        Tree.copy(ada.home.data(), backup);
        ada.say(LAMP, ID, "two");
        ada.sync();
        bob.sync();
        Set<String> accepted = batches(bob.home.data().resolve("pool"));
        Tree.copy(backup, ada.home.data());
        ada.say(LAMP, ID, "three");
        assertAllIsKept(accepted, 3);
    }

    @Test
    void roamsDataAndCacheAreSetBackAndTheSharedFolderIsEmpty() throws IOException {
        Path backup = folder.resolve("backup");
        Tree.copy(ada.machine.home().resolve("roam"), backup);
        ada.say(LAMP, ID, "two");
        ada.sync();
        bob.sync();
        Set<String> accepted = batches(bob.home.data().resolve("pool"));
        Tree.copy(backup, ada.machine.home().resolve("roam"));
        Tree.delete(ada.meet.resolve("roam"));
        ada.say(DOOR, OTHER, "knock");
        assertAllIsKept(accepted, 2);
    }

    @Test
    void theWholeMachineIsSetBack() throws IOException {
        Path backup = folder.resolve("backup");
        Tree.copy(ada.machine.home(), backup);
        ada.say(LAMP, ID, "two");
        ada.sync();
        bob.sync();
        bob.say(LAMP, ID, "three");
        bob.sync();
        Set<String> accepted = batches(bob.home.data().resolve("pool"));
        Tree.copy(backup, ada.machine.home());
        assertAllIsKept(accepted, 3);
    }

    @Test
    void theSameKeyRunsOnTwoMachines() throws IOException {
        TestDevice twin = TestDevice.in(folder, "twin");
        Tree.copy(ada.machine.home().resolve("roam"), twin.machine.home().resolve("roam"));
        twin.work(LAMP);
        twin.work(DOOR);
        ada.say(LAMP, ID, "two");
        twin.say(DOOR, OTHER, "knock");
        twin.sync();
        ada.sync();
        String told = bob.sync().problems().toString();
        assertThat(told).contains("was cloned, or set back from a backup; both batches are kept");
        assertAllIsKept(batches(ada.meet), 2);
        assertThat(bob.session(DOOR, OTHER)).hasSameBinaryContentAs(twin.session(DOOR, OTHER));
        twin.sync();
        assertThat(twin.session(LAMP, ID)).hasSameBinaryContentAs(ada.session(LAMP, ID));
    }
}
