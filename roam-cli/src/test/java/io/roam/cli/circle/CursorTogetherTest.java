package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two devices share a conversation of Cursor through Syncthing. */
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
        Site ann = sites.newReadySite("ann", RealSyncthing.NEW);
        Site ben = sites.newReadySite("ben", RealSyncthing.NEW);
        CursorDatabase anns = CursorDatabase.of(ann.home());
        CursorDatabase bens = CursorDatabase.of(ben.home());
        anns.addBubble(CHAT, "b1", ann.home().resolve("work"));
        anns.addBubble(CHAT, "b2", ann.home().resolve("work"));
        RunningCommand ofBen = ben.startWatch();
        ann.pairWith(ben);
        RunningCommand ofAnn = ann.startWatch();
        awaitConversations(bens, Set.of("b1 b2"), ann, ben);

        bens.addBubble(CHAT, "b3", ben.home().resolve("work"));
        awaitConversations(anns, Set.of("b1 b2 b3"), ann, ben);

        assertThat(ofAnn.terminate()).isEqualTo(143);
        assertThat(ofBen.terminate()).isEqualTo(143);
        anns.addBubble(CHAT, "a4", ann.home().resolve("work"));
        bens.addBubble(CHAT, "b4", ben.home().resolve("work"));
        ann.startWatch();
        ben.startWatch();
        Set<String> both = Set.of("b1 b2 b3 a4", "b1 b2 b3 b4");
        awaitConversations(anns, both, ann, ben);
        awaitConversations(bens, both, ann, ben);
        assertThat(anns.listedNames()).containsExactly("A lamp", "A lamp (ben)");
        assertThat(bens.listedNames()).containsExactly("A lamp", "A lamp (ann)");
    }

    private static void awaitConversations(CursorDatabase database, Set<String> conversations, Site... sites)
            throws Exception {
        Await.until(
                "there is " + conversations,
                () -> database.conversations().equals(conversations),
                () -> Site.describe(sites));
    }
}
