package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.spi.RoamException;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What accidents and vandals do to a file. */
@Tag("slow")
class DamagedBatchTest {
    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");
    private byte[] good = {};
    private @Nullable BatchOutline outline;
    private int same;

    @BeforeEach
    void write() throws IOException {
        Record title = Record.property(Record.MAIN, "title", "{\"title\":\"x\"}".getBytes(UTF_8))
                .asLine();
        Record hello =
                Record.event(Record.MAIN, "{\"type\":\"user\"}".getBytes(UTF_8)).asLine();
        file = new Captured(List.of(title, hello, title, Record.file("a/b", new byte[] {1, 2}))).write(folder);
        good = Files.readAllBytes(file);
        outline = verify();
    }

    @Test
    void anyFlippedBitIsFoundOrChangesNothing() throws IOException {
        for (int bit = 0; bit < good.length * 8; bit++) {
            Files.write(file, flipped(good, bit));
            isFoundOrChangesNothing(bit);
        }
    }

    @Test
    void anyFlippedBitIsFoundUnderItsOwnName() throws IOException {
        for (int bit = 0; bit < good.length * 8; bit++) {
            file = write(flipped(good, bit));
            isFoundOrChangesNothing(bit);
            Files.delete(file);
        }
    }

    /** The compression is the file's own, and says some things in more than one way. */
    private void isFoundOrChangesNothing(int bit) {
        try {
            assertThat(verify()).as("bit " + bit).isEqualTo(outline);
            same++;
        } catch (CorruptBatchException e) {
            assertThat(e.isDamage()).as(e.reason()).isTrue();
        }
        assertThat(same).isLessThan(20);
    }

    @Test
    void anyTruncationIsFound() throws IOException {
        for (int length = 0; length < good.length; length++) {
            file = write(Arrays.copyOf(good, length));
            assertThatThrownBy(this::verify).isInstanceOf(CorruptBatchException.class);
            Files.delete(file);
        }
    }

    @Test
    void readersOfGarbageFailInTheOneWay() {
        Random random = new Random(1);
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 3000; round++) {
                Files.write(file, mutated(random));
                survive();
            }
        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatCannotBeReadIsNotLeftOpen() throws IOException {
        Files.write(file, Arrays.copyOf(good, good.length - 1));
        assertThatThrownBy(() -> BatchFile.open(file).openRecords(9)).isInstanceOf(CorruptBatchException.class);
        Files.write(file, good);
        BatchFile.open(file).openRecords(0).close();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.filter(one -> isSame(one, file))).isEmpty();
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) { // closed meanwhile, or no file
            return false;
        }
    }

    private byte[] mutated(Random random) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
        return Arrays.copyOf(bytes, length);
    }

    private void survive() {
        try (BatchFile batch = BatchFile.open(file)) {
            assertThat(batch.metadata()).isNotNull();
            BatchRoundTripTest.read(batch, 0);
        } catch (RoamException e) {
            assertThat(e).isInstanceOfAny(CorruptBatchException.class, NewerFormatException.class);
        }
    }

    /** Writes a file under the id of its header, as far as there is one. */
    private Path write(byte[] bytes) throws IOException {
        Path nameless = Files.write(folder.resolve("nameless"), bytes);
        BatchId id;
        try (BatchFile batch = BatchFile.open(nameless)) {
            id = batch.id();
        } catch (RoamException e) {
            id = new BatchId(Hash.of(bytes));
        }
        return Files.move(nameless, folder.resolve(id.fileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private BatchOutline verify() {
        try (BatchFile batch = BatchFile.open(file)) {
            return batch.verify(Captured.KEY.publicKey());
        }
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << (bit % 8));
        return other;
    }
}
