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

/** A device whose shared folder somebody empties: it fills again, on both sides, and who deleted much is named. */
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
        ann = sites.site("ann", RealSyncthing.OLD);
        ben = sites.site("ben", RealSyncthing.NEW);
        for (int i = 0; i < MANY; i++) {
            ann.newSession("ann says " + i);
        }
        session = Sites.paired(ann, ben);
        before = ann.batches();
    }

    @AfterEach
    void end() {
        sites.close();
    }

    private static void empty(Site site) throws IOException {
        for (String digit : "0123456789abcdef".split("")) {
            for (String name : Site.names(site.shared().resolve(digit), ".batch")) {
                Files.delete(site.shared().resolve(digit).resolve(name));
            }
        }
    }

    private void awaitFilled() throws Exception {
        Await.until(
                "both folders are full",
                () -> Site.names(ann.shared(), ".batch").equals(ann.batches())
                        && Site.names(ben.shared(), ".batch").equals(ann.batches()),
                () -> Site.told(ann, ben));
    }

    private void assertNothingIsLost() throws Exception {
        assertThat(before).hasSize(MANY + 1);
        assertThat(ann.batches()).containsAll(before);
        assertThat(ben.batches()).containsAll(before);
    }

    @Test
    void fillsAgain() throws Exception {
        RunningCommand anns = ann.watch();
        whileItIsOff();
        assertThat(anns.said()).doesNotContain("deleted");
        whileItWatches(anns);
        assertThat(anns.said()).doesNotContain("Exception");
    }

    private void whileItIsOff() throws Exception {
        empty(ben);
        RunningCommand bens = ben.watch();
        awaitFilled();
        ben.says(session, "ben goes on");
        Site.awaitEqual(session, "ben goes on", ann, ben);
        assertNothingIsLost();
        bens.end();
        assertThat(bens.said()).doesNotContain("deleted", "Exception");
    }

    private void whileItWatches(RunningCommand anns) throws Exception {
        RunningCommand bens = ben.starts("watch", "--json");
        ann.says(session, "ann goes on");
        Site.awaitEqual(session, "ann goes on", ann, ben);
        empty(ben);
        ben.instance().scan();
        Await.until(
                "ben is named",
                () -> anns.said().contains("the device ben deleted")
                        && ann.does("status").out().contains("the device ben deleted"),
                () -> Site.told(ann, ben));
        awaitFilled();
        ben.says(session, "ben says more");
        Site.awaitEqual(session, "ben says more", ann, ben);
        assertNothingIsLost();
        bens.says("\n{\"complete\":true}").says("\"unsettled\":0");
        assertThat(bens.said()).doesNotContain("Exception");
    }
}
