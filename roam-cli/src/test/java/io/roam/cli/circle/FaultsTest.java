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

/** What befalls devices and their Syncthing: afterwards all have the same, and nothing that was accepted is lost. */
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

    private static String words(Random random) {
        StringBuilder words = new StringBuilder();
        while (words.length() < 200_000) {
            words.append(Long.toString(random.nextLong(), 36)).append(' ');
        }
        return words.toString();
    }

    @Test
    void killed() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.NEW);
        Site ben = sites.site("ben", RealSyncthing.OLD);
        Sites.paired(ann, ben);
        Random random = new Random(1);
        long bytes = Long.getLong("roam.bytes", 10_000_000);
        String big = "";
        for (long done = 0; done < bytes; done += 2_000_000) {
            big = ann.newSession(words(random));
            for (int i = 1; i < 10; i++) {
                ann.says(big, words(random));
            }
        }
        ann.says(big, "at last");
        long start = System.nanoTime();
        RunningCommand first = ann.starts("sync");
        Await.until("the import has begun", () -> ann.batches().size() > 1, first::said);
        first.kill();
        RunningCommand benWatches = ben.watch();
        RunningCommand anns = ann.watch();
        Await.until("some came", () -> ben.batches().size() > 2, () -> Site.told(ann, ben));
        ben.instance().kill();
        Await.until("more came", () -> ben.batches().size() > 3, () -> Site.told(ann, ben));
        ann.instance().kill();
        benWatches.kill();
        ben.watch();
        Site.awaitEqual(big, "at last", ann, ben);
        System.out.printf("%d MB over kills: %.1f s%n", bytes / 1_000_000, (System.nanoTime() - start) / 1e9);
        assertThat(anns.said()).doesNotContain("Exception");
        assertThat(ann.roam("status").inSentences().code()).isZero();
        assertThat(ben.roam("status").inSentences().code()).isZero();
    }

    @Test
    void portsTaken() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.OLD);
        Site ben = sites.site("ben", RealSyncthing.NEW);
        String session = Sites.paired(ann, ben);
        try (ServerSocket taken = new ServerSocket(ann.port, 1, InetAddress.getByName("127.0.0.1"))) {
            ann.says(session, "ann goes on");
            ann.watch();
            Await.until(
                    "it is told",
                    () -> ann.roam("status").inSentences().out().contains(String.valueOf(taken.getLocalPort()))
                            && ann.roam("status").out().contains("cannot listen"),
                    () -> Site.told(ann));
            ben.watch();
            Site.awaitEqual(session, "ann goes on", ann, ben);
        }
    }

    @Test
    void syncthingsHomeIsGone() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.NEW);
        Site ben = sites.site("ben", RealSyncthing.OLD);
        String session = Sites.paired(ann, ben);
        Sites.delete(ann.exchange().resolve("home"));
        Sites.delete(ben.exchange().resolve("home"));
        ann.says(session, "ann goes on");
        RunningCommand anns = ann.watch();
        RunningCommand bens = ben.watch();
        Site.awaitEqual(session, "ann goes on", ann, ben);
        Sites.delete(ann.exchange().resolve("home"));
        Sites.delete(ben.exchange().resolve("home"));
        ben.says(session, "ben goes on");
        Site.awaitEqual(session, "ben goes on", ann, ben);
        Sites.delete(ann.shared());
        ben.says(session, "ben says more");
        ann.newSession("ann says another thing");
        Site.awaitEqual(session, "ben says more", ann, ben);
        anns.end();
        bens.end();
        assertThat(anns.said() + bens.said()).doesNotContain("Exception");
        ann.watch();
        ben.watch();
        ann.says(session, "ann again");
        Site.awaitEqual(session, "ann again", ann, ben);
        assertThat(ann.does("status").out() + ben.does("status").out()).doesNotContain("deleted");
    }

    @Test
    void poolIsGone() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.NEW);
        Site ben = sites.site("ben", RealSyncthing.OLD);
        String session = Sites.paired(ann, ben);
        var before = ann.batches();
        Sites.delete(ann.data().resolve("pool"));
        ann.watch();
        RunningCommand bens = ben.watch();
        Await.until("it is back", () -> ann.batches().containsAll(before), () -> Site.told(ann, ben));
        ben.says(session, "ben goes on");
        Site.awaitEqual(session, "ben goes on", ann, ben);
        assertThat(ann.does("devices").out()).contains("ben").contains("linux");
        Path cards = ann.data().resolve("pool/main/devices");
        assertThat(Site.names(cards, ".json")).hasSize(2);
        bens.end();
        Sites.delete(ben.shared());
        ben.watch();
        ann.says(session, "ann goes on");
        Site.awaitEqual(session, "ann goes on", ann, ben);
        assertThat(ann.does("status").out() + ben.does("status").out()).doesNotContain("deleted");
    }

    @Test
    void setBack() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.NEW);
        Site ben = sites.site("ben", RealSyncthing.NEW);
        String session = Sites.paired(ann, ben);
        Sites.copy(ann.home().resolve("roam"), folder.resolve("backup"));
        RunningCommand anns = ann.watch();
        ben.watch();
        for (String words : List.of("ann goes on", "ann says more", "ann says even more")) {
            ann.says(session, words);
            Site.awaitEqual(session, words, ann, ben);
        }
        anns.end();
        Sites.delete(ann.home().resolve("roam"));
        Files.move(folder.resolve("backup"), ann.home().resolve("roam"));
        ann.watch();
        Site.awaitEqual(session, "ann says even more", ann, ben);
        ann.says(session, "ann is back");
        Site.awaitEqual(session, "ann is back", ann, ben);
        ben.says(session, "ben answers");
        Site.awaitEqual(session, "ben answers", ann, ben);
    }

    @Test
    void cloned() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.NEW);
        Site ben = sites.site("ben", RealSyncthing.NEW);
        String session = Sites.paired(ann, ben);
        Site clone = sites.bare("clone", RealSyncthing.NEW);
        Sites.copy(ann.home().resolve("roam"), clone.home().resolve("roam"));
        clone.sitsAt();
        RunningCommand anns = ann.watch();
        ben.watch();
        RunningCommand clones = clone.watch();
        String one = ann.newSession("ann alone");
        String other = clone.newSession("clone alone");
        ben.says(session, "ben says");
        anns.end();
        Site.awaitEqual(other, "clone alone", ben, clone);
        clones.end();
        ann.watch();
        Site.awaitEqual(other, "clone alone", ann, ben);
        Site.awaitEqual(one, "ann alone", ann, ben);
        Site.awaitEqual(session, "ben says", ann, ben);
        assertThat(anns.said() + clones.said()).doesNotContain("Exception");
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
        Site ann = sites.bare("ann", RealSyncthing.NEW);
        ann.program(wrapped);
        ann.newSession("ann begins");
        RunningCommand anns = ann.watch();
        Await.until("it is captured", () -> ann.batches().size() == 1, anns::said);
        SyncthingInstance first = ann.instance();
        ann.newSession("ann goes on");
        Await.until("it is captured", () -> ann.batches().size() == 2, anns::said);
        ann.does("sync");
        assertThat(ann.instance()).isEqualTo(first);
        assertThat(anns.said()).doesNotContain("Syncthing");
        anns.end();
        assertThat(first.isAlive()).isFalse();
    }
}
