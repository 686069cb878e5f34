package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Devices whose clocks are wrong, and one that was away for long. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
final class ClockTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(31);

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

    private static void assertAllIsWell(Site... all) {
        for (Site site : all) {
            assertThat(site.does("status").out())
                    .contains("up to date")
                    .doesNotContain("waits", "quarantine", "old", "diverged");
        }
    }

    private static Instant timeOfLastRun(Site site) {
        return Instant.parse(
                site.does("log", "--json").json().objects("runs").get(0).string("time"));
    }

    @Test
    void aDayOff() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.NEW);
        Site ben = sites.bare("ben", RealSyncthing.OLD).clock(DAY).sitsAt();
        String session = Sites.paired(ann, ben);
        RunningCommand anns = ann.watch();
        RunningCommand bens = ben.watch();
        ben.says(session, "ben says tomorrow");
        Site.awaitEqual(session, "ben says tomorrow", ann, ben);
        assertThat(ann.does("list", "--json").out())
                .contains(Instant.now().plus(DAY).toString().substring(0, 10));
        assertThat(Files.getLastModifiedTime(ann.file(session))).isLessThanOrEqualTo(FileTime.from(Instant.now()));
        ann.says(session, "ann answers today");
        Site.awaitEqual(session, "ann answers today", ann, ben);
        bens.end();
        ben.clock(DAY.negated());
        String other = ben.newSession("ben said yesterday");
        ben.says(session, "ben says yesterday");
        ben.watch();
        Site.awaitEqual(session, "ben says yesterday", ann, ben);
        Site.awaitEqual(other, "ben said yesterday", ann, ben);
        ann.says(other, "ann answers");
        Site.awaitEqual(other, "ann answers", ann, ben);
        assertAllIsWell(ann, ben);
        assertThat(anns.said() + bens.said()).doesNotContain("Exception", "failed");
    }

    @Test
    void thirtyDaysAway() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.OLD).clock(Duration.ZERO);
        Site ben = sites.site("ben", RealSyncthing.NEW).clock(Duration.ZERO);
        String session = Sites.paired(ann, ben);
        String old = ann.newSession("ann alone");
        ben.says(session, "ben alone");
        ann.does("sync", "--wait", "0");
        ann.clock(MONTH);
        ben.clock(MONTH);
        String recent = ann.newSession("ann a month later");
        ann.watch();
        RunningCommand bens = ben.watch();
        Site.awaitEqual(recent, "ann a month later", ann, ben);
        Site.awaitEqual(session, "ben alone", ann, ben);
        bens.says("nothing was said in it for 30 days").says("roam resume ");
        assertThat(ben.has(old, "ann alone")).isFalse();
        assertThat(ben.does("status").out()).contains("ann alone").contains("nothing was said in it for 30 days");
        ann.says(session, "ann is back");
        Site.awaitEqual(session, "ann is back", ann, ben);
        ben.does("restore", old);
        ben.says(old, "ben goes on");
        Site.awaitEqual(old, "ben goes on", ann, ben);
        assertAllIsWell(ann, ben);
    }
}
