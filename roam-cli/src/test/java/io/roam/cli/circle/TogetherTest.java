package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Devices that exchange batches through two releases of Syncthing. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
final class TogetherTest {
    @TempDir
    Path folder;

    private Sites sites;

    @BeforeEach
    void begin() {
        sites = new Sites(folder);
    }

    @AfterEach
    void end() {
        sites.close();
    }

    @Test
    void oneInTheMiddleCarriesFromOneToTheOther() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.OLD);
        Site ben = sites.newReadySite("ben", RealSyncthing.NEW);
        Site cat = sites.newReadySite("cat", RealSyncthing.NEW);
        String session = ann.newSession("ann begins");
        RunningCommand bens = ben.startWatch();
        ann.pairWith(ben);
        RunningCommand anns = ann.startWatch();
        Site.awaitEqual(session, "ann begins", ann, ben);

        cat.start("pair", ben.runOk("pair", "--show").out().strip());
        RunningCommand cats = cat.startWatch();
        Await.until("cat knows ann", () -> cat.runOk("devices").out().contains("ann"), () -> Site.describe(ann, ben));
        Site.awaitEqual(session, "ann begins", ann, ben, cat);
        Await.until("ben vouches", () -> ann.runOk("devices").out().contains("cat"), () -> Site.describe(ann, ben));
        ann.start("pair", "cat");
        cat.appendMessages(session, "cat goes on");
        Site.awaitEqual(session, "cat goes on", ann, ben, cat);

        assertThat(bens.terminate()).isEqualTo(143);
        assertThat(SyncthingInstance.of(ben.exchange())).isEmpty();
        ben.appendMessages(session, "ben alone");
        String other = cat.newSession("cat meanwhile");
        Site.awaitEqual(other, "cat meanwhile", ann, cat);
        assertThat(anns.terminate()).isEqualTo(143);
        ann.appendMessages(other, "ann alone");
        ben.startWatch();
        Site.awaitEqual(session, "ben alone", ben, cat);
        assertThat(cats.terminate()).isEqualTo(143);
        String third = cat.newSession("cat alone");
        ann.startWatch();
        Site.awaitEqual(other, "ann alone", ann, ben);
        cat.startWatch();
        Site.awaitEqual(third, "cat alone", ann, ben, cat);
        Site.awaitEqual(session, "ben alone", ann, ben, cat);
        Site.awaitEqual(other, "ann alone", ann, ben, cat);
    }

    @Test
    void whoComesWithACodeThatWasUsedIsAskedAbout() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.NEW);
        Site ben = sites.newReadySite("ben", RealSyncthing.OLD);
        Site cat = sites.newReadySite("cat", RealSyncthing.NEW);
        String session = ann.newSession("ann begins");
        ann.startWatch();
        String code = ann.runOk("pair", "--show").out().strip();
        ben.start("pair", code);
        Await.until("ben is paired", () -> ann.batches().equals(ben.batches()), () -> Site.describe(ann, ben));
        cat.start("pair", code);
        Await.until("cat asks", () -> asksToPair(ann, "cat"), () -> Site.describe(ann, cat));
        assertThat(cat.batches()).isEmpty();
        cat.startWatch();
        ann.start("pair", "cat");
        Site.awaitEqual(session, "ann begins", ann, cat);
    }

    private static boolean asksToPair(Site at, String name) {
        return at.runOk("devices")
                .out()
                .lines()
                .anyMatch(line -> line.contains(name) && line.contains("wants to pair"));
    }

    @Test
    void whoLeavesIsSeenToHaveLeft() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.NEW);
        Site ben = sites.newReadySite("ben", RealSyncthing.OLD);
        String session = ann.newSession("ann begins");
        ann.startWatch();
        ben.pairWith(ann);
        RunningCommand bens = ben.startWatch();
        Site.awaitEqual(session, "ann begins", ann, ben);

        ben.runOk("uninstall", "--yes");
        assertThat(ben.exchange()).doesNotExist();
        Await.until(
                "ann sees it",
                () -> ann.runOk("devices")
                        .out()
                        .lines()
                        .anyMatch(line -> line.contains("ben") && line.contains("left")),
                () -> Site.describe(ann));
        assertThat(ben.batches()).isNotEmpty();
        assertThat(ben.contains(session, "ann begins")).isTrue();
        assertThat(bens.output()).doesNotContain("Exception");
        assertThat(ann.runOk("status").out()).contains("left");

        ben.runOk("uninstall", "--purge", "--yes");
        assertThat(ben.home().resolve("roam"))
                .satisfiesAnyOf(
                        path -> assertThat(path).doesNotExist(),
                        path -> assertThat(Files.list(path)).isEmpty());
        bens.awaitEnd();
        assertThat(bens.output()).doesNotContain("Exception");
        assertThat(ben.contains(session, "ann begins")).isTrue();
    }
}
