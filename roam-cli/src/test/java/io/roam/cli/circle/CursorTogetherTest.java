package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation of Cursor that two devices share through Syncthing. */
@Tag("slow")
final class CursorTogetherTest {
    private static final String CHAT = "11111111-2222-4333-8444-555555555555";

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
    void itGoesOverComesBackAndSplits() throws Exception {
        Site ann = sites.site("ann", RealSyncthing.NEW);
        Site ben = sites.site("ben", RealSyncthing.NEW);
        CursorDatabase anns = CursorDatabase.of(ann.home());
        CursorDatabase bens = CursorDatabase.of(ben.home());
        anns.says(CHAT, "b1", ann.home().resolve("work"));
        anns.says(CHAT, "b2", ann.home().resolve("work"));
        RunningCommand ofBen = ben.watch();
        ann.pairWith(ben);
        RunningCommand ofAnn = ann.watch();
        awaitIn(bens, Set.of("b1 b2"), ann, ben);

        bens.says(CHAT, "b3", ben.home().resolve("work"));
        awaitIn(anns, Set.of("b1 b2 b3"), ann, ben);

        assertThat(ofAnn.end()).isEqualTo(143);
        assertThat(ofBen.end()).isEqualTo(143);
        anns.says(CHAT, "a4", ann.home().resolve("work"));
        bens.says(CHAT, "b4", ben.home().resolve("work"));
        ann.watch();
        ben.watch();
        Set<String> both = Set.of("b1 b2 b3 a4", "b1 b2 b3 b4");
        awaitIn(anns, both, ann, ben);
        awaitIn(bens, both, ann, ben);
        assertThat(anns.listed()).containsExactly("A lamp", "A lamp (ben)");
        assertThat(bens.listed()).containsExactly("A lamp", "A lamp (ann)");
    }

    private static void awaitIn(CursorDatabase database, Set<String> conversations, Site... sites) throws Exception {
        Await.until(
                "there is " + conversations,
                () -> database.conversations().equals(conversations),
                () -> Site.told(sites));
    }
}
