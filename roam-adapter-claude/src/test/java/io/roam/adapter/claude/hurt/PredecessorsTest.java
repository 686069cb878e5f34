package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.SyncReport;
import io.roam.spi.Diagnosis;
import io.roam.transcript.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that batches are accepted in any order of arrival. */
final class PredecessorsTest {
    private static final List<String> WORDS = List.of("one", "two", "three", "four");

    @TempDir
    Path folder;

    private final List<Path> packs = new ArrayList<>();
    private TestDevice ada;
    private TestDevice bob;

    private void prepare(Path in) throws IOException {
        packs.clear();
        List<TestDevice> both = TestDevice.pair(in);
        ada = both.get(0);
        bob = both.get(1);
        bob.workspace(LAMP);
        for (String word : WORDS) {
            ada.addMessages(LAMP, ID, word);
            ada.sync();
        }
        for (Path pack : BatchFiles.packsOf(ada.meetingFolder, ID)) {
            packs.add(Files.move(pack, in.resolve(pack.getFileName())));
        }
        assertThat(packs).hasSize(WORDS.size());
    }

    /** Brings the batch of a pack. */
    private interface Bringer {
        void bring(Path pack) throws IOException;
    }

    private void bringPack(Path pack) throws IOException {
        Files.copy(
                pack,
                ForgedBatch.sharedFile(ada.meetingFolder, pack.getFileName().toString()));
    }

    /** Brings it as a lane does. */
    private void bringSingle(Path pack) throws IOException {
        ForgedBatch batch = ForgedBatch.parse(pack);
        String author = ada.with(roam -> roam.devices().self().id());
        Path lane = ada.meetingFolder.resolve("roam/live").resolve(author);
        Files.createDirectories(lane);
        Files.write(lane.resolve(batch.id().fileName()), batch.toSingle());
    }

    private String raw() {
        String id = ada.with(roam -> roam.conversations().require(ID).id());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bob.with(roam -> {
            roam.conversations().writeRaw(id, out);
            return roam;
        });
        return out.toString(UTF_8);
    }

    private List<String> toldByDoctor() {
        return bob.doctor().examine(List.of(), step -> {}).stream()
                .map(Diagnosis::what)
                .toList();
    }

    @Test
    void inAnyOrderOfArrival() throws IOException {
        bringAll(this::bringPack);
    }

    @Test
    @Tag("slow")
    void inAnyOrderOfArrivalInALane() throws IOException {
        bringAll(this::bringSingle);
    }

    @Test
    @Tag("slow")
    void inAnyOrderOfArrivalInALaneAndInPacks() throws IOException {
        bringAll(pack -> {
            if (packs.indexOf(pack) % 2 == 0) {
                bringPack(pack);
            } else {
                bringSingle(pack);
            }
        });
    }

    private void bringAll(Bringer bringer) throws IOException {
        for (int seed = 0; seed < 6; seed++) {
            prepare(Files.createDirectory(folder.resolve("try" + seed)));
            List<Path> order = new ArrayList<>(packs);
            Collections.shuffle(order, new Random(seed));
            boolean first = false;
            for (Path pack : order) {
                bringer.bring(pack);
                SyncReport report = bob.sync();
                assertThat(report.quarantined()).isEmpty();
                first |= pack.equals(packs.get(0));
                assertThat(Files.exists(bob.sessionFile(LAMP, ID))).isEqualTo(first);
            }
            assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
            assertThat(bob.with(Roam::status).inbox().deferred()).isEmpty();
        }
    }

    @Test
    void whatWaitsCanBeReadAlsoBehindWhatIsHere() throws IOException {
        prepare(folder);
        bringPack(packs.get(0));
        bringPack(packs.get(2));
        assertPending(bob.sync(), 1);
        assertThat(toldByDoctor()).anyMatch(what -> what.contains("have not arrived yet (1 file)"));
        assertThat(bob.sessionFile(LAMP, ID)).content().contains("one").doesNotContain("three");
        bringPack(packs.get(3));
        bob.sync();
        assertThat(raw()).contains("one");
        assertThat(waitingWords()).containsExactly("three", "four");
        bringPack(packs.get(1));
        assertThat(bob.sync().pending()).isEmpty();
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(waitingWords()).isEmpty();
    }

    @Test
    void whatWaitsInALaneCanBeReadAlsoBehindWhatIsHere() throws IOException {
        prepare(folder);
        bringSingle(packs.get(0));
        bringSingle(packs.get(2));
        assertPending(bob.sync(), 1);
        assertThat(bob.with(Roam::status).inbox().deferred().values())
                .containsExactly("earlier messages have not arrived yet");
        assertThat(bob.sessionFile(LAMP, ID)).content().contains("one").doesNotContain("three");
        bringSingle(packs.get(3));
        bob.sync();
        assertThat(raw()).contains("one");
        assertThat(waitingWords()).containsExactly("three", "four");
        bringSingle(packs.get(1));
        assertThat(bob.sync().pending()).isEmpty();
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(waitingWords()).isEmpty();
    }

    private void assertPending(SyncReport report, int messages) {
        assertThat(report.pendingConversations()).isEqualTo(1);
        assertThat(report.pending())
                .singleElement()
                .satisfies(pending -> assertThat(pending.messages()).isEqualTo(messages))
                .satisfies(pending ->
                        assertThat(pending.reason().what()).contains("earlier messages have not arrived yet"));
        assertThat(bob.conversations()).allMatch(one -> one.state() == Conversation.State.PENDING);
    }

    /** Returns the messages behind the branch that are not part of it yet. */
    private List<String> waitingWords() {
        String id = ada.with(roam -> roam.conversations().require(ID).id());
        return bob.with(roam -> roam.conversations().branchTranscript(id, Optional.empty()).pending().stream()
                .flatMap(pending -> pending.transcript().all().stream())
                .flatMap(message -> message.parts().stream())
                .map(part -> ((Part.Text) part).text())
                .toList());
    }

    @Test
    void whatWaitsAloneCanBeRead() throws IOException {
        readAlone(this::bringPack);
    }

    @Test
    void whatWaitsAloneInALaneCanBeRead() throws IOException {
        readAlone(this::bringSingle);
    }

    private void readAlone(Bringer bringer) throws IOException {
        prepare(folder);
        bringer.bring(packs.get(1));
        bringer.bring(packs.get(2));
        assertPending(bob.sync(), 2);
        String id = ada.with(roam -> roam.conversations().require(ID).id());
        assertThat(raw()).contains("two").contains("three");
        assertThat(bob.messageCount(id)).isEqualTo(2);
    }
}
