package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Faults of devices and of their Syncthing: in the end all devices have the same batches, and no accepted one is lost. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
final class FaultsTest {
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

    private static String randomText(Random random) {
        StringBuilder words = new StringBuilder();
        while (words.length() < 200_000) {
            words.append(Long.toString(random.nextLong(), 36)).append(' ');
        }
        return words.toString();
    }

    @Test
    void killed() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.NEW);
        Site ben = sites.newReadySite("ben", RealSyncthing.OLD);
        Sites.pair(ann, ben);
        Random random = new Random(1);
        long bytes = Long.getLong("roam.bytes", 10_000_000);
        String big = "";
        for (long done = 0; done < bytes; done += 2_000_000) {
            big = ann.newSession(randomText(random));
            for (int i = 1; i < 10; i++) {
                ann.appendMessages(big, randomText(random));
            }
        }
        ann.appendMessages(big, "at last");
        long start = System.nanoTime();
        RunningCommand first = ann.start("sync");
        Await.until("the import has begun", () -> ann.batches().size() > 1, first::output);
        first.kill();
        RunningCommand benWatches = ben.startWatch();
        RunningCommand anns = ann.startWatch();
        Await.until("some came", () -> ben.batches().size() > 2, () -> Site.describe(ann, ben));
        ben.instance().kill();
        Await.until("more came", () -> ben.batches().size() > 3, () -> Site.describe(ann, ben));
        ann.instance().kill();
        benWatches.kill();
        ben.startWatch();
        Site.awaitEqual(big, "at last", ann, ben);
        System.out.printf("%d MB over kills: %.1f s%n", bytes / 1_000_000, (System.nanoTime() - start) / 1e9);
        assertThat(anns.output()).doesNotContain("Exception");
        assertThat(ann.run("status").assertNoStackTrace().code()).isZero();
        assertThat(ben.run("status").assertNoStackTrace().code()).isZero();
    }

    @Test
    void portsTaken() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.OLD);
        Site ben = sites.newReadySite("ben", RealSyncthing.NEW);
        String session = Sites.pair(ann, ben);
        try (ServerSocket taken = new ServerSocket(ann.port, 1, InetAddress.getByName("127.0.0.1"))) {
            ann.appendMessages(session, "ann goes on");
            ann.startWatch();
            Await.until(
                    "it is told",
                    () -> ann.run("status").assertNoStackTrace().err().contains(String.valueOf(taken.getLocalPort()))
                            && ann.run("status").err().contains("cannot listen"),
                    () -> Site.describe(ann));
            ben.startWatch();
            Site.awaitEqual(session, "ann goes on", ann, ben);
        }
    }

    @Test
    void syncthingsHomeIsGone() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.NEW);
        Site ben = sites.newReadySite("ben", RealSyncthing.OLD);
        String session = Sites.pair(ann, ben);
        Sites.delete(ann.exchange().resolve("home"));
        Sites.delete(ben.exchange().resolve("home"));
        ann.appendMessages(session, "ann goes on");
        RunningCommand anns = ann.startWatch();
        RunningCommand bens = ben.startWatch();
        Site.awaitEqual(session, "ann goes on", ann, ben);
        Sites.delete(ann.exchange().resolve("home"));
        Sites.delete(ben.exchange().resolve("home"));
        ben.appendMessages(session, "ben goes on");
        Site.awaitEqual(session, "ben goes on", ann, ben);
        Sites.delete(ann.shared());
        ben.appendMessages(session, "ben says more");
        ann.newSession("ann says another thing");
        Site.awaitEqual(session, "ben says more", ann, ben);
        anns.terminate();
        bens.terminate();
        assertThat(anns.output() + bens.output()).doesNotContain("Exception");
        ann.startWatch();
        ben.startWatch();
        ann.appendMessages(session, "ann again");
        Site.awaitEqual(session, "ann again", ann, ben);
        assertThat(ann.runOk("status").err() + ben.runOk("status").err()).doesNotContain("deleted");
    }

    @Test
    void poolIsGone() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.NEW);
        Site ben = sites.newReadySite("ben", RealSyncthing.OLD);
        String session = Sites.pair(ann, ben);
        var before = ann.batches();
        Sites.delete(ann.data().resolve("pool"));
        ann.startWatch();
        RunningCommand bens = ben.startWatch();
        Await.until("it is back", () -> ann.batches().containsAll(before), () -> Site.describe(ann, ben));
        ben.appendMessages(session, "ben goes on");
        Site.awaitEqual(session, "ben goes on", ann, ben);
        assertThat(ann.runOk("devices").out()).contains("ben").contains("linux");
        Path cards = ann.data().resolve("pool/main/devices");
        assertThat(Site.fileNames(cards, ".json")).hasSize(2);
        bens.terminate();
        Sites.delete(ben.shared());
        ben.startWatch();
        ann.appendMessages(session, "ann goes on");
        Site.awaitEqual(session, "ann goes on", ann, ben);
        assertThat(ann.runOk("status").err() + ben.runOk("status").err()).doesNotContain("deleted");
    }

    @Test
    void setBack() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.NEW);
        Site ben = sites.newReadySite("ben", RealSyncthing.NEW);
        String session = Sites.pair(ann, ben);
        Sites.copy(ann.home().resolve("roam"), folder.resolve("backup"));
        RunningCommand anns = ann.startWatch();
        ben.startWatch();
        for (String words : List.of("ann goes on", "ann says more", "ann says even more")) {
            ann.appendMessages(session, words);
            Site.awaitEqual(session, words, ann, ben);
        }
        anns.terminate();
        Sites.delete(ann.home().resolve("roam"));
        Files.move(folder.resolve("backup"), ann.home().resolve("roam"));
        assertThat(ann.run("sync").err()).contains("roam: this home was copied or restored");
        ann.runOk("doctor", "--fix", "--accept-rules");
        ann.startWatch();
        Site.awaitEqual(session, "ann says even more", ann, ben);
        ann.appendMessages(session, "ann is back");
        Site.awaitEqual(session, "ann is back", ann, ben);
        ben.appendMessages(session, "ben answers");
        Site.awaitEqual(session, "ben answers", ann, ben);
    }

    @Test
    void cloned() throws Exception {
        Site ann = sites.newReadySite("ann", RealSyncthing.NEW);
        Site ben = sites.newReadySite("ben", RealSyncthing.NEW);
        String session = Sites.pair(ann, ben);
        Site clone = sites.newSite("clone", RealSyncthing.NEW);
        Sites.copy(ann.home().resolve("roam"), clone.home().resolve("roam"));
        assertThat(clone.run("sync").err()).contains("roam: this home was copied or restored");
        clone.runOk("init", "--new-device");
        clone.setUp();
        RunningCommand anns = ann.startWatch();
        ben.startWatch();
        clone.start("pair", ann.runOk("pair", "--show").out().strip()).awaitEnd();
        Await.until(
                "ben hears of it",
                () -> ben.runOk("devices").out().contains("clone"),
                () -> Site.describe(ann, ben, clone));
        assertThat(ben.run("pair", "clone").out())
                .contains("Paired with clone"); // which sleeps, so that not all is exchanged
        RunningCommand clones = clone.startWatch();
        String one = ann.newSession("ann alone");
        String other = clone.newSession("clone alone");
        ben.appendMessages(session, "ben says");
        anns.terminate();
        Site.awaitEqual(other, "clone alone", ben, clone);
        clones.terminate();
        ann.startWatch();
        Site.awaitEqual(other, "clone alone", ann, ben);
        Site.awaitEqual(one, "ann alone", ann, ben);
        Site.awaitEqual(session, "ben says", ann, ben);
        assertThat(anns.output() + clones.output()).doesNotContain("Exception");
    }

    @Test
    void programOfAnotherNameThatFailsAtFirst() throws Exception {
        Path program = Files.copy(RealSyncthing.NEW.program(), folder.resolve("carrier"));
        Path wrapped = folder.resolve("wrapped");
        Files.writeString(
                wrapped,
                "#!/bin/sh\ncase $1 in serve) [ -e %1$s/once ] || { touch %1$s/once; exit 1; } ;; esac\nexec %2$s \"$@\"\n"
                        .formatted(folder, program));
        assertThat(wrapped.toFile().setExecutable(true)).isTrue();
        Site ann = sites.newSite("ann", RealSyncthing.NEW);
        ann.init(wrapped);
        ann.newSession("ann begins");
        RunningCommand anns = ann.startWatch();
        Await.until("it is captured", () -> ann.batches().size() == 1, anns::output);
        SyncthingInstance first = ann.instance();
        ann.newSession("ann goes on");
        Await.until("it is captured", () -> ann.batches().size() == 2, anns::output);
        ann.runOk("sync");
        assertThat(ann.instance()).isEqualTo(first);
        assertThat(anns.output()).doesNotContain("Syncthing");
        anns.terminate();
        assertThat(first.isAlive()).isFalse();
    }
}
