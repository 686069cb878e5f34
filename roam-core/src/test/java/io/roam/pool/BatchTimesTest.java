package io.roam.pool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTimesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final BatchId ONE = new BatchId(Hash.of(new byte[] {1}));
    private static final BatchId TWO = new BatchId(Hash.of(new byte[] {2}));

    @TempDir
    Path folder = Path.of("");

    private BatchTimes open() {
        return new BatchTimes(folder.resolve("accepted"), Disk.real());
    }

    @Test
    void theLastTimeOfABatchCounts() {
        BatchTimes times = open();
        times.record(List.of(ONE, TWO), NOW);
        times.record(Set.of(ONE), NOW.minusSeconds(9));
        times.record(Set.of(TWO), BatchTimes.BY_HAND);
        for (BatchTimes read : List.of(times, open())) {
            assertThat(read.find(ONE)).contains(NOW.minusSeconds(9));
            assertThat(read.find(TWO)).contains(Instant.EPOCH);
            assertThat(read.find(new BatchId(Hash.ZERO))).isEmpty();
        }
    }

    @Test
    void entriesOfAnotherProcessAreSeen() {
        BatchTimes here = open();
        BatchTimes there = open();
        here.record(Set.of(ONE), NOW);
        int version = there.version();
        assertThat(there.find(ONE)).contains(NOW);
        here.record(Set.of(TWO), NOW);
        assertThat(there.find(TWO)).contains(NOW);
        assertThat(there.version()).isGreaterThan(version);
    }

    @Test
    void anEntryThatIsCutOrDamagedIsAsIfAbsentAndSpoilsNoOther() throws IOException {
        open().record(Set.of(ONE), NOW);
        Path file = folder.resolve("accepted");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(open().find(ONE)).as("%s bytes", length).isEmpty();
            open().record(Set.of(TWO), NOW);
            assertThat(open().find(TWO)).as("%s bytes", length).contains(NOW);
        }
        for (int i = 0; i < whole.length * Byte.SIZE; i++) {
            byte[] bad = whole.clone();
            bad[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
            Files.write(file, bad);
            open().record(Set.of(TWO), NOW);
            assertThat(open().find(ONE)).as("bit %s", i).isEmpty();
            assertThat(open().find(TWO)).as("bit %s", i).contains(NOW);
        }
    }

    @Test
    void damageInTheMiddleSpoilsNothingElse() throws IOException {
        List<BatchId> ids = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(new BatchId(Hash.of(Integer.toString(i).getBytes(US_ASCII))));
        }
        open().record(ids, NOW);
        Path file = folder.resolve("accepted");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 28 * 100 + 5, 28 * 300 - 5, (byte) 0); // as a power cut leaves pages
        Files.write(file, bytes);
        BatchTimes read = open();
        for (int i = 0; i < ids.size(); i++) {
            boolean lost = i >= 100 && i < 300;
            assertThat(read.find(ids.get(i))).as("%s", i).isEqualTo(lost ? Optional.empty() : Optional.of(NOW));
        }
        assertThat(read.version()).isEqualTo(9_800);
    }

    /** The example of docs/develop/archive-format.md. */
    @Test
    void anEntryIsAsTheFormatSays() throws IOException {
        open().record(Set.of(ONE), NOW);
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("accepted"))))
                .isEqualTo("4bf5122f344554c53bde2ebb8cd2b7e3000001a202b2c57b98996818");
    }

    @Test
    void aFileThatVanishedIsForgotten() throws IOException {
        BatchTimes times = open();
        times.record(Set.of(ONE), NOW);
        Files.delete(folder.resolve("accepted"));
        assertThat(times.find(ONE)).isEmpty();
        times.record(Set.of(TWO), NOW);
        assertThat(open().find(TWO)).contains(NOW);
    }
}
