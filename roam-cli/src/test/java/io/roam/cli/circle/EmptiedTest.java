package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private Set<String> before;

    @BeforeEach
    void begin() throws Exception {
        sites = new Sites(folder);
        ann = sites.newReadySite("ann", RealSyncthing.OLD);
        ben = sites.newReadySite("ben", RealSyncthing.NEW);
        for (int i = 0; i < MANY; i++) {
            ann.newSession("ann says " + i);
        }
        session = Sites.pair(ann, ben);
        before = ann.batchNames();
    }

    @AfterEach
    void end() {
        sites.close();
    }

    private static void emptyFolder(Site site) throws IOException {
        for (String digit : "0123456789abcdef".split("")) {
            for (String name : Site.fileNames(site.shared().resolve(digit), ".batch")) {
                Files.delete(site.shared().resolve(digit).resolve(name));
            }
        }
    }

    private void awaitFilled() throws Exception {
        Await.until(
                "both folders are full",
                () -> Site.fileNames(ann.shared(), ".batch").equals(ann.batchNames())
                        && Site.fileNames(ben.shared(), ".batch").equals(ann.batchNames()),
                () -> Site.describe(ann, ben));
    }

    private void assertBatchesKept() throws Exception {
        assertThat(before).hasSize(MANY + 1);
        assertThat(ann.batchNames()).containsAll(before);
        assertThat(ben.batchNames()).containsAll(before);
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
                () -> anns.output().contains("the device ben deleted")
                        && ann.runOk("status").out().contains("the device ben deleted"),
                () -> Site.describe(ann, ben));
        awaitFilled();
        ben.appendMessages(session, "ben says more");
        Site.awaitEqual(session, "ben says more", ann, ben);
        assertBatchesKept();
        bens.awaitOutput("\n{\"complete\":true}").awaitOutput("\"unsettled\":0");
        assertThat(bens.output()).doesNotContain("Exception");
    }
}
