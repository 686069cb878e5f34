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

/** Devices whose clocks are wrong, and a device that was away for long. */
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

    private static void assertNoProblem(Site... all) {
        for (Site site : all) {
            assertThat(site.runOk("status").out())
                    .contains("Next sync  nothing to do")
                    .doesNotContain("Pending", "Quarantined", "inactive", "branch");
        }
    }

    private static Instant timeOfLastRun(Site site) {
        return Instant.parse(
                site.runOk("log", "--json").json().objects("changes").get(0).string("time"));
    }

    @Test
    void aDayOff() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.NEW);
        Site ben = sites.newSite("ben", RealSyncthing.OLD).shiftClock(DAY).setUp();
        String session = Sites.pair(ann, ben);
        RunningCommand anns = ann.startWatch();
        RunningCommand bens = ben.startWatch();
        ben.appendMessages(session, "ben says tomorrow");
        Site.awaitEqual(session, "ben says tomorrow", ann, ben);
        assertThat(ann.runOk("list", "--json").out())
                .contains(Instant.now().plus(DAY).toString().substring(0, 10));
        assertThat(Files.getLastModifiedTime(ann.sessionFile(session)))
                .isLessThanOrEqualTo(FileTime.from(Instant.now()));
        ann.appendMessages(session, "ann answers today");
        Site.awaitEqual(session, "ann answers today", ann, ben);
        bens.terminate();
        ben.shiftClock(DAY.negated());
        String other = ben.newSession("ben said yesterday");
        ben.appendMessages(session, "ben says yesterday");
        ben.startWatch();
        Site.awaitEqual(session, "ben says yesterday", ann, ben);
        Site.awaitEqual(other, "ben said yesterday", ann, ben);
        ann.appendMessages(other, "ann answers");
        Site.awaitEqual(other, "ann answers", ann, ben);
        assertNoProblem(ann, ben);
        assertThat(anns.output() + bens.output()).doesNotContain("Exception", "failed");
    }

    @Test
    void thirtyDaysAway() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.OLD).shiftClock(Duration.ZERO);
        Site ben = sites.newReadySite("ben", RealSyncthing.NEW).shiftClock(Duration.ZERO);
        String session = Sites.pair(ann, ben);
        String old = ann.newSession("ann alone");
        ben.appendMessages(session, "ben alone");
        CommandResult alone = ann.run("sync", "--wait", "0").assertNoStackTrace();
        assertThat(alone.out()).contains("Saved \"ann alone\"", "ben: offline");
        assertThat(alone.code()).as("ben is switched off: " + alone).isEqualTo(3);
        ann.shiftClock(MONTH);
        ben.shiftClock(MONTH);
        String recent = ann.newSession("ann a month later");
        ann.startWatch();
        RunningCommand bens = ben.startWatch();
        Site.awaitEqual(recent, "ann a month later", ann, ben);
        Site.awaitEqual(session, "ben alone", ann, ben);
        bens.awaitOutput("inactive for more than 30 days").awaitOutput("roam status");
        assertThat(ben.contains(old, "ann alone")).isFalse();
        assertThat(ben.runOk("status", "--verbose").out())
                .contains("ann alone")
                .contains("inactive for more than 30 days");
        ann.appendMessages(session, "ann is back");
        Site.awaitEqual(session, "ann is back", ann, ben);
        ben.runOk("restore", old);
        ben.appendMessages(old, "ben goes on");
        Site.awaitEqual(old, "ben goes on", ann, ben);
        assertNoProblem(ann, ben);
    }
}
