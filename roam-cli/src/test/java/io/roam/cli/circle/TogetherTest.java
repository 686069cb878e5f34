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

/** Devices that meet through Syncthing, of two releases. */
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
        Site ann = sites.site("ann", RealSyncthing.OLD);
        Site ben = sites.site("ben", RealSyncthing.NEW);
        Site cat = sites.site("cat", RealSyncthing.NEW);
        String session = ann.newSession("ann begins");
        RunningCommand bens = ben.watch();
        ann.pairWith(ben);
        RunningCommand anns = ann.watch();
        Site.awaitEqual(session, "ann begins", ann, ben);

        cat.starts("pair", ben.does("code").out().strip(), "--with-peers");
        RunningCommand cats = cat.watch();
        Site.awaitEqual(session, "ann begins", ann, ben, cat);
        Await.until("ben vouches", () -> ann.does("devices").out().contains("cat"), () -> Site.told(ann, ben));
        ann.starts("pair", "cat");
        cat.says(session, "cat goes on");
        Site.awaitEqual(session, "cat goes on", ann, ben, cat);

        assertThat(bens.end()).isEqualTo(143);
        assertThat(SyncthingInstance.of(ben.exchange())).isEmpty();
        ben.says(session, "ben alone");
        String other = cat.newSession("cat meanwhile");
        Site.awaitEqual(other, "cat meanwhile", ann, cat);
        assertThat(anns.end()).isEqualTo(143);
        ann.says(other, "ann alone");
        ben.watch();
        Site.awaitEqual(session, "ben alone", ben, cat);
        assertThat(cats.end()).isEqualTo(143);
        String third = cat.newSession("cat alone");
        ann.watch();
        Site.awaitEqual(other, "ann alone", ann, ben);
        cat.watch();
        Site.awaitEqual(third, "cat alone", ann, ben, cat);
        Site.awaitEqual(session, "ben alone", ann, ben, cat);
        Site.awaitEqual(other, "ann alone", ann, ben, cat);
    }

    @Test
    void whoComesWithACodeThatWasUsedIsAskedAbout() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.NEW);
        Site ben = sites.site("ben", RealSyncthing.OLD);
        Site cat = sites.site("cat", RealSyncthing.NEW);
        String session = ann.newSession("ann begins");
        ann.watch();
        String code = ann.does("code").out().strip();
        ben.starts("pair", code);
        Await.until("ben is paired", () -> ann.batches().equals(ben.batches()), () -> Site.told(ann, ben));
        cat.starts("pair", code);
        Await.until("cat asks", () -> asks(ann, "cat"), () -> Site.told(ann, cat));
        assertThat(cat.batches()).isEmpty();
        cat.watch();
        ann.starts("pair", "cat");
        Site.awaitEqual(session, "ann begins", ann, cat);
    }

    private static boolean asks(Site at, String name) {
        return at.does("devices").out().lines().anyMatch(line -> line.contains(name) && line.contains("ask"));
    }

    @Test
    void whoLeavesIsSeenToHaveLeft() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.NEW);
        Site ben = sites.site("ben", RealSyncthing.OLD);
        String session = ann.newSession("ann begins");
        ann.watch();
        ben.pairWith(ann);
        RunningCommand bens = ben.watch();
        Site.awaitEqual(session, "ann begins", ann, ben);

        ben.does("leave");
        assertThat(ben.exchange()).doesNotExist();
        Await.until(
                "ann sees it",
                () -> ann.does("devices").out().lines().anyMatch(line -> line.contains("ben") && line.contains("left")),
                () -> Site.told(ann));
        assertThat(ben.batches()).isNotEmpty();
        assertThat(ben.has(session, "ann begins")).isTrue();
        assertThat(bens.said()).doesNotContain("Exception");
        assertThat(ann.does("status").out()).contains("left");

        ben.does("leave", "--purge");
        assertThat(ben.home().resolve("roam"))
                .satisfiesAnyOf(
                        path -> assertThat(path).doesNotExist(),
                        path -> assertThat(Files.list(path)).isEmpty());
        bens.ended();
        assertThat(bens.said()).doesNotContain("Exception");
        assertThat(ben.has(session, "ann begins")).isTrue();
    }
}
