package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.api.SyncReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that batches are accepted in any order of arrival. */
final class PredecessorsTest {
    private static final List<String> WORDS = List.of("one", "two", "three", "four");

    @TempDir
    Path folder;

    private final List<Path> batches = new ArrayList<>();
    private TestDevice ada;
    private TestDevice bob;

    private void prepare(Path in) throws IOException {
        batches.clear();
        List<TestDevice> both = TestDevice.pair(in);
        ada = both.get(0);
        bob = both.get(1);
        bob.workspace(LAMP);
        for (String word : WORDS) {
            ada.addMessages(LAMP, ID, word);
            ada.sync();
        }
        for (Path batch : ForgedBatch.batchesOf(ada.meetingFolder, ID)) {
            batches.add(Files.move(batch, in.resolve(batch.getFileName())));
        }
        assertThat(batches).hasSize(4);
    }

    private void bring(Path batch) throws IOException {
        Files.copy(
                batch,
                ForgedBatch.sharedFile(ada.meetingFolder, batch.getFileName().toString()));
    }

    @Test
    void inAnyOrderOfArrival() throws IOException {
        for (int seed = 0; seed < 6; seed++) {
            prepare(Files.createDirectory(folder.resolve("try" + seed)));
            List<Path> order = new ArrayList<>(batches);
            Collections.shuffle(order, new Random(seed));
            boolean first = false;
            for (Path batch : order) {
                bring(batch);
                SyncReport report = bob.sync();
                assertThat(report.quarantined()).isEmpty();
                first |= batch.equals(batches.get(0));
                assertThat(Files.exists(bob.sessionFile(LAMP, ID))).isEqualTo(first);
            }
            assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
            assertThat(bob.with(Roam::status).inbox().deferred()).isEmpty();
        }
    }

    @Test
    void whatWaitsCanBeReadAlsoBehindWhatIsHere() throws IOException {
        prepare(folder);
        bring(batches.get(0));
        bring(batches.get(2));
        bob.sync();
        assertThat(bob.with(Roam::status).inbox().deferred().values())
                .containsExactly("what it continues has not arrived yet");
        assertThat(bob.sessionFile(LAMP, ID)).content().contains("one").doesNotContain("three");
        bring(batches.get(3));
        Path first = ForgedBatch.sharedFile(
                ada.meetingFolder, batches.get(0).getFileName().toString());
        assertThat(first).exists();
        bob.sync();
        String id = ada.with(roam -> roam.conversations().require(ID).id());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bob.with(roam -> {
            roam.conversations().writeRaw(id, out);
            return roam;
        });
        assertThat(out.toString(UTF_8)).contains("one");
        bring(batches.get(1));
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
    }

    @Test
    void whatWaitsAloneCanBeRead() throws IOException {
        prepare(folder);
        bring(batches.get(1));
        bring(batches.get(2));
        bob.sync();
        String id = ada.with(roam -> roam.conversations().require(ID).id());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bob.with(roam -> {
            roam.conversations().writeRaw(id, out);
            return roam;
        });
        assertThat(out.toString(UTF_8)).contains("two").contains("three");
        assertThat(bob.messageCount(id)).isEqualTo(2);
    }
}
