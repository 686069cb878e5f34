package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.RoamException;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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

    @BeforeEach
    void write() throws IOException {
        Record title = Record.property(Record.MAIN, "title", "{\"title\":\"x\"}".getBytes(UTF_8))
                .asLine();
        Record hello =
                Record.event(Record.MAIN, "{\"type\":\"user\"}".getBytes(UTF_8)).asLine();
        file = new Captured(List.of(title, hello, title, Record.file("a/b", new byte[] {1, 2}))).write(folder);
        good = Files.readAllBytes(file);
    }

    @Test
    void anyFlippedBitIsFoundUnderTheOldName() throws IOException {
        for (int bit = 0; bit < good.length * 8; bit++) {
            Files.write(file, flipped(good, bit));
            assertThatThrownBy(this::verify).isInstanceOfAny(CorruptBatchException.class, NewerFormatException.class);
        }
    }

    @Test
    void anyFlippedBitIsFoundUnderItsOwnName() throws IOException {
        for (int bit = 0; bit < good.length * 8; bit++) {
            file = Forged.write(folder, flipped(good, bit));
            assertThatThrownBy(this::verify).isInstanceOfAny(CorruptBatchException.class, NewerFormatException.class);
            Files.delete(file);
        }
    }

    @Test
    void anyTruncationIsFound() throws IOException {
        for (int length = 0; length < good.length; length++) {
            file = Forged.write(folder, Arrays.copyOf(good, length));
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
        assertThatThrownBy(() -> BatchFile.open(file).openRecords(0)).isInstanceOf(CorruptBatchException.class);
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
            batch.endOffset();
        } catch (RoamException e) {
            assertThat(e).isInstanceOfAny(CorruptBatchException.class, NewerFormatException.class);
        }
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
