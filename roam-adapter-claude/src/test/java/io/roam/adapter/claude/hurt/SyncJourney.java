package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static io.roam.adapter.claude.hurt.TestDevice.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.batch.BatchOutline;
import io.roam.chain.ConversationId;
import io.roam.history.History;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.testkit.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A whole exchange between two devices, in steps, of which a killed one is repeated. */
final class SyncJourney {
    static final String LAMP = "work/lamp";
    static final String DOOR = "work/door";
    static final String SAFE = "work/safe";
    private static final String AGENT = "subagents/agent-a1.jsonl";
    private static final String SPILL = "tool-results/out.txt";

    final TestDevice ada;
    final TestDevice bob;
    private final Cache cache;
    private final Path folder;
    private String code = "";

    /** The state of the cache after the process was killed. */
    enum Cache {
        KEPT,
        LOST,
        /** Without what the killed run wrote into it. */
        OLD
    }

    SyncJourney(Path folder, Disk disk, Cache cache) {
        this.folder = folder;
        this.cache = cache;
        this.ada = TestDevice.in(folder, "ada");
        this.bob = TestDevice.in(folder, "bob");
        ada.machine.with(disk);
        bob.machine.with(disk);
        ada.addMessages(LAMP, ID, "one", "two")
                .addMessages(DOOR, OTHER, "knock")
                .addMessages(SAFE, SECRET, "hush");
        ada.addSideTrack(LAMP, ID, AGENT, agentLine("a"));
        ada.addSideTrack(LAMP, ID, SPILL, "spilled");
        bob.workspace(LAMP);
        bob.workspace("elsewhere/door");
        bob.workspace(SAFE);
    }

    void run() {
        runStep(ada, ada::init);
        runStep(
                ada,
                () -> ada.with(roam -> {
                    roam.markPrivate(ada.workspace(SAFE));
                    return roam;
                }));
        runStep(ada, ada::sync);
        runStep(bob, bob::init);
        runStep(
                bob,
                () -> bob.with(roam -> {
                    roam.folders().map(ada.workspace(DOOR).toString(), bob.workspace("elsewhere/door"));
                    return roam;
                }));
        runStep(ada, () -> code = ada.with(roam -> roam.devices().pairingCode()));
        runStep(bob, () -> bob.with(roam -> roam.devices().pair(code, false)));
        runStep(ada, ada::sync);
        runStep(bob, bob::sync);
        bob.addMessages(LAMP, ID, "three");
        bob.addSideTrack(LAMP, ID, AGENT, agentLine("b"));
        runStep(bob, bob::sync);
        runStep(ada, ada::sync);
        runStep(bob, bob::sync);
        ada.addMessages(LAMP, ID, "four");
        bob.addMessages("elsewhere/door", OTHER, "who is there");
        runStep(ada, ada::sync);
        runStep(bob, bob::sync);
        runStep(ada, ada::sync);
    }

    private static String agentLine(String word) {
        return "{\"type\":\"user\",\"isSidechain\":true,\"uuid\":\"s-" + word
                + "\",\"parentUuid\":null,\"message\":{\"role\":\"user\",\"content\":\"" + word + "\"}}\n";
    }

    private void runStep(TestDevice device, Runnable work) {
        Path before = folder.resolve("cache before");
        if (cache == Cache.OLD && Files.exists(device.home.cache())) {
            FolderContent.copyTree(device.home.cache(), before);
        }
        try {
            work.run();
        } catch (FaultyDisk.Killed e) {
            ada.machine.with(Disk.real());
            bob.machine.with(Disk.real());
            if (cache != Cache.KEPT && Files.exists(device.home.cache())) {
                FolderContent.deleteTree(device.home.cache());
            }
            if (cache == Cache.OLD && Files.exists(before)) {
                FolderContent.copyTree(before, device.home.cache());
            }
            work.run();
        }
    }

    /** Checks the final state, which is the same whichever step was killed. */
    void check() throws IOException {
        Path mine = ada.sessionFile(LAMP, ID);
        assertThat(Files.readString(mine)).containsSubsequence("one", "two", "three", "four");
        assertThat(Files.readAllLines(mine)).hasSize(4);
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(mine);
        assertThat(Files.readAllLines(ada.sessionFile(DOOR, OTHER))).hasSize(2);
        assertThat(bob.sessionFile("elsewhere/door", OTHER)).hasSameBinaryContentAs(ada.sessionFile(DOOR, OTHER));
        for (TestDevice device : List.of(ada, bob)) {
            Path own = device.projectFolder(LAMP).resolve(ID);
            assertThat(own.resolve(AGENT)).hasContent(agentLine("a") + agentLine("b"));
            assertThat(own.resolve(SPILL)).hasContent("spilled");
            assertThat(eventsAndHeads(device)).isEqualTo(Map.of(4L, 1, 2L, 1));
            assertThat(device.devices()).hasSize(2);
        }
        assertThat(ada.sync().isQuiet()).isTrue();
        assertThat(bob.sync().isQuiet()).isTrue();
        checkNoLeftovers();
    }

    /** Returns the number of events of each conversation with that of its heads, and checks that no event is in two batches. */
    private Map<Long, Integer> eventsAndHeads(TestDevice device) {
        Pool pool = new Pool(device.home.data().resolve("pool/main"), folder.resolve("no cache"), Disk.real());
        Map<Long, Integer> all = new TreeMap<>();
        for (ConversationId id : pool.conversations()) {
            List<BatchOutline> batches = pool.outlines(id);
            History history = History.of("claude/1", batches);
            long events = batches.stream().mapToLong(b -> b.events().size()).sum();
            assertThat(history.dangling()).isEmpty();
            assertThat(events).isEqualTo(history.heads().get(0).chain().length());
            all.put(events, history.heads().size());
        }
        assertThat(pool.drainProblems()).isEmpty();
        return all;
    }

    /** Dates what a killed run left by the clock of the test. */
    private void dateNow(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(ada.machine.clock().instant()));
    }

    /** Checks that two days later no temporary files are left. */
    private void checkNoLeftovers() throws IOException {
        List<Path> left = new ArrayList<>();
        for (Path part : FolderContent.filesIn(ada.meetingFolder, ".part")) {
            dateNow(part);
        }
        for (Path taken : FolderContent.filesIn(bob.home.data().resolve("exchange"), ".pack")) {
            dateNow(taken.getParent());
        }
        for (TestDevice device : List.of(ada, bob)) {
            device.machine.advance(Duration.ofDays(2));
            device.sync();
            left.addAll(FolderContent.filesIn(device.machine.home().resolve(".claude")));
            left.addAll(FolderContent.filesIn(device.home.data()));
        }
        left.addAll(FolderContent.filesIn(ada.meetingFolder));
        assertThat(left)
                .noneMatch(path -> path.toString().endsWith(".tmp")
                        || path.toString().endsWith(".part")
                        || path.getFileName().toString().startsWith(".roam"));
        assertThat(BatchFiles.idsIn(bob.home.data().resolve("exchange"))).isEmpty();
    }
}
