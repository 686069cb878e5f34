package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.BatchId;
import io.roam.cli.BatchPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody empties the shared folder of a device: both devices fill it again, and the one that deleted much is named. */
@Tag("slow")
final class EmptiedTest {
    private static final int MANY = 12;

    @TempDir
    Path folder;

    private Sites sites;
    private Site ann;
    private Site ben;
    private String session;
    private Set<BatchId> before;

    @BeforeEach
    void begin() throws Exception {
        sites = new Sites(folder);
        ann = sites.newReadySite("ann", RealSyncthing.OLD);
        ben = sites.newReadySite("ben", RealSyncthing.NEW);
        for (int i = 0; i < MANY; i++) {
            ann.newSession("ann says " + i);
        }
        ann.runOk("sync"); // packs them
        session = Sites.pair(ann, ben);
        before = ann.batches();
    }

    @AfterEach
    void end() {
        sites.close();
    }

    /** Deletes all packs, and all slots of all lanes. */
    private static void emptyFolder(Site site) throws IOException {
        List<Path> packs = BatchPlaces.packs(site.shared());
        assertThat(packs).hasSizeGreaterThanOrEqualTo(MANY);
        for (Path pack : packs) {
            Files.delete(pack);
        }
        for (Path slot : BatchPlaces.files(site.shared().resolve("live"), "")) {
            if (Files.isRegularFile(slot)) {
                Files.delete(slot);
            }
        }
    }

    private void awaitFilled() throws Exception {
        Await.until(
                "both folders are full",
                () -> ann.sharedBatches().equals(ann.batches())
                        && ben.sharedBatches().equals(ann.batches()),
                () -> Site.describe(ann, ben));
    }

    private void assertBatchesKept() throws Exception {
        assertThat(before).hasSize(MANY + 1);
        assertThat(ann.batches()).containsAll(before);
        assertThat(ben.batches()).containsAll(before);
    }

    @Test
    void fillsAgain() throws Exception {
        RunningCommand anns = ann.startWatch();
        emptyWhileOff();
        assertThat(anns.output()).doesNotContain("deleted");
        emptyWhileWatching(anns);
        assertThat(anns.output()).doesNotContain("Exception");
    }

    private void emptyWhileOff() throws Exception {
        emptyFolder(ben);
        RunningCommand bens = ben.startWatch();
        awaitFilled();
        ben.appendMessages(session, "ben goes on");
        Site.awaitEqual(session, "ben goes on", ann, ben);
        assertBatchesKept();
        bens.terminate();
        assertThat(bens.output()).doesNotContain("deleted", "Exception");
    }

    private void emptyWhileWatching(RunningCommand anns) throws Exception {
        RunningCommand bens = ben.start("watch", "--json");
        ann.appendMessages(session, "ann goes on");
        Site.awaitEqual(session, "ann goes on", ann, ben);
        emptyFolder(ben);
        ben.instance().scan();
        Await.until(
                "ben is named",
                () -> anns.output().contains("ben deleted")
                        && ann.runOk("status").err().contains("ben deleted"),
                () -> Site.describe(ann, ben));
        awaitFilled();
        ben.appendMessages(session, "ben says more");
        Site.awaitEqual(session, "ben says more", ann, ben);
        assertBatchesKept();
        bens.awaitOutput("\"unfinished\":0");
        Await.until( // it stands in a line of its own, or in that of the last sync
                "all is complete in the end",
                () -> bens.output().lastIndexOf("\"complete\":true")
                        > bens.output().lastIndexOf("\"complete\":false"),
                () -> Site.describe(ann, ben));
        assertThat(bens.output()).doesNotContain("Exception");
    }
}
