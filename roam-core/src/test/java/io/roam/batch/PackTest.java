package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import com.google.common.collect.Lists;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackTest {
    @TempDir
    Path folder;

    /** Small contents share a frame, one of a MiB gets its own, as it is. */
    @ParameterizedTest
    @CsvSource({"1, 3", "40, 20", "150, 9000", "4, 1100000", "3, 3000000"})
    void whatIsPackedIsReadAgain(int count, int length) throws IOException {
        List<Path> files = Packed.batches(folder, 1, Packed.words(count, length));
        StagedPack staged = Packed.pack(folder, files);
        assertThat(staged.id().hash().hex())
                .isEqualTo(Hash.of(Files.readAllBytes(staged.pack().path())).hex());
        PackFile pack = PackFile.open(staged.pack().path());
        assertThat(pack.ids()).isEqualTo(files.stream().map(PackTest::id).toList());
        List<BatchOutline> outlines = pack.verify(Keys.of(1).publicKey());
        for (int i = 0; i < count; i++) {
            try (BatchFile single = BatchFile.open(files.get(i));
                    BatchFile packed = pack.find(pack.ids().get(i)).orElseThrow()) {
                assertThat(outlines.get(i)).isEqualTo(single.outline());
                assertThat(BatchRoundTripTest.describe(BatchRoundTripTest.read(packed, 0)))
                        .isEqualTo(BatchRoundTripTest.describe(BatchRoundTripTest.read(single, 0)));
            }
        }
    }

    @Test
    void anyZstandardReaderSeesWhatWasSaid() throws IOException {
        String[] words = Packed.words(50, 30_000);
        StagedPack staged = Packed.pack(folder, Packed.batches(folder, 1, words));
        StringBuilder all = new StringBuilder();
        for (String word : words) {
            all.append(word).append('\n');
        }
        try (ZstdInputStream plain =
                new ZstdInputStream(Files.newInputStream(staged.pack().path()))) {
            assertThat(new String(plain.readAllBytes(), UTF_8)).isEqualTo(all.toString());
        }
    }

    @Test
    void aPackIsASmallPartOfItsBatches() throws IOException {
        List<Path> files = Packed.batches(folder, 1, Packed.words(256, 200));
        long singles = 0;
        for (Path file : files) {
            singles += Files.size(file);
        }
        assertThat(Files.size(Packed.pack(folder, files).pack().path())).isLessThan(singles / 3);
    }

    @Test
    void aPackCanBePackedAgainAndItsBatchesTakenOut() throws IOException {
        List<Path> files = Packed.batches(folder, 1, Packed.words(5, 700_000));
        PackFile first = Packed.pack(folder, files).pack();
        try (PackWriter writer = PackWriter.begin(Disk.unforced(), folder)) {
            for (BatchId id : first.ids().subList(1, 4)) {
                try (BatchFile batch = first.find(id).orElseThrow()) {
                    writer.add(batch);
                }
            }
            PackFile second = writer.finish().pack();
            assertThat(second.ids()).isEqualTo(first.ids().subList(1, 4));
            try (BatchFile batch = second.find(second.ids().get(1)).orElseThrow()) {
                Path single = SingleWriter.write(batch, Disk.unforced(), folder);
                try (BatchFile taken = BatchFile.open(single)) {
                    assertThat(taken.id()).isEqualTo(second.ids().get(1));
                    assertThat(taken.verify(Keys.of(1).publicKey())).isEqualTo(batch.outline());
                }
            }
        }
    }

    @Test
    void batchesOfTwoDevicesAreNoPack() {
        List<Path> one = Packed.batches(folder, 1, "a", "b");
        List<Path> other = Packed.batches(folder, 2, "a", "b");
        assertThatThrownBy(() -> Packed.pack(folder, List.of(one.get(0), other.get(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDamagedBatchIsNotPacked() throws IOException {
        List<Path> files = Packed.batches(folder, 1, Packed.words(3, 100));
        byte[] bytes = Files.readAllBytes(files.get(1));
        bytes[bytes.length - 5] ^= 4;
        Files.write(files.get(1), bytes);
        assertThatThrownBy(() -> Packed.pack(folder, files)).isInstanceOf(CorruptBatchException.class);
        try (var left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void aPackIsFullBeforeItIsTooLarge() {
        List<Path> files = Packed.batches(folder, 1, Packed.words(2, 10));
        try (PackWriter writer = PackWriter.begin(Disk.unforced(), folder);
                BatchFile first = BatchFile.open(files.get(0));
                BatchFile second = BatchFile.open(files.get(1))) {
            assertThat(writer.hasRoomFor(first.header())).isTrue();
            writer.add(first);
            assertThat(writer.hasRoomFor(second.header())).isTrue();
            BatchHeader large = withContent(second.header(), 65L << 20);
            assertThat(writer.hasRoomFor(large)).isFalse();
        }
    }

    private static BatchHeader withContent(BatchHeader header, long bytes) {
        return new BatchHeader(
                header.circle(),
                header.device(),
                header.number(),
                header.tool(),
                header.rule(),
                header.conversation(),
                header.from(),
                header.to(),
                header.time(),
                header.table(),
                new BatchHeader.Part(bytes, Hash.ZERO),
                header.more());
    }

    /** Whatever bit is wrong: the pack is refused, or says the same. */
    @Test
    @Tag("slow")
    void anyFlippedBitIsFoundOrChangesNothing() throws IOException {
        Path file = Packed.pack(folder, Packed.batches(folder, 1, "hello", "again", "and again"))
                .pack()
                .path();
        byte[] good = Files.readAllBytes(file);
        List<BatchOutline> outlines = PackFile.open(file).verify(Keys.of(1).publicKey());
        int same = 0;
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bytes = good.clone();
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, bytes);
            try {
                assertThat(PackFile.open(file).verify(Keys.of(1).publicKey()))
                        .as("bit " + bit)
                        .isEqualTo(outlines);
                same++;
            } catch (CorruptBatchException | NewerFormatException e) {
                assertThat(e.what()).isNotEmpty();
            }
        }
        assertThat(same).isLessThan(40);
    }

    @Test
    @Tag("slow")
    void anyTruncationIsFound() throws IOException {
        Path file = Packed.pack(folder, Packed.batches(folder, 1, "hello", "again"))
                .pack()
                .path();
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThatThrownBy(() -> PackFile.open(file).verify(Keys.of(1).publicKey()))
                    .isInstanceOf(CorruptBatchException.class);
        }
    }

    @Test
    @Tag("slow")
    void garbageFailsInTheOneWay() throws IOException {
        Path file = Packed.pack(folder, Packed.batches(folder, 1, Packed.words(4, 50)))
                .pack()
                .path();
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            try {
                PackFile.open(file).verifyContent();
            } catch (CorruptBatchException | NewerFormatException e) {
                assertThat(e.what()).isNotEmpty();
            }
        }
    }

    @Test
    void whatIsReadIsNotLeftOpen() throws IOException {
        List<Path> files = Packed.batches(folder, 1, Packed.words(3, 1_200_000));
        PackFile pack = Packed.pack(folder, files).pack();
        List<Record> records = new ArrayList<>();
        for (BatchId id : Lists.reverse(pack.ids())) {
            try (BatchFile batch = pack.find(id).orElseThrow()) {
                records.addAll(BatchRoundTripTest.read(batch, 0));
            }
        }
        assertThat(records).hasSize(3);
        if (Files.isDirectory(Path.of("/proc/self/fd"))) {
            try (var open = Files.list(Path.of("/proc/self/fd"))) {
                assertThat(open.filter(one -> isSame(one, pack.path()))).isEmpty();
            }
        }
    }

    private static BatchId id(Path file) {
        return BatchId.ofFile(file).orElseThrow();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) { // closed meanwhile
            return false;
        }
    }
}
