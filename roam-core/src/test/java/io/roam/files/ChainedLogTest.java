package io.roam.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainedLogTest {
    @TempDir
    Path folder = Path.of("");

    private Path file = folder;

    @BeforeEach
    void write() {
        file = folder.resolve("log");
        ChainedLog log = open();
        log.add(List.of(Map.of("a", 1L), Map.of("a", 2L)));
        log.add(List.of(Map.of("a", 3L, "text", "füße 💡")));
        open().add(List.of(Map.of("a", 4L)));
    }

    private ChainedLog open() {
        ChainedLog log = new ChainedLog(file, Disk.real());
        log.read();
        return log;
    }

    private static List<Long> values(ChainedLog.Content content) {
        return content.lines().stream().map(line -> line.number("a")).toList();
    }

    private static JsonObject parse(String line) {
        return JsonObject.parse(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void numbersAndChainsItsLines() throws IOException {
        String sum = "0".repeat(16);
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            JsonObject line = parse(lines.get(i));
            assertThat(line.number("n")).isEqualTo(i + 1);
            assertThat(line.string("before")).isEqualTo(sum);
            sum = line.string("sum");
        }
        ChainedLog.Content content = open().read();
        assertThat(values(content)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(content.damagedLine()).isZero();
        assertThat(content.lines().get(0).fields()).containsOnlyKeys("a");
    }

    @Test
    void numbersGrowOverRewriting() {
        ChainedLog log = open();
        log.rewrite(List.of(Map.of("a", 9L)), 1);
        log.add(List.of(Map.of("a", 10L)));
        ChainedLog.Content content = open().read();
        assertThat(values(content)).containsExactly(9L, 10L);
        assertThat(List.of(content.firstNumber(), content.lastNumber())).containsExactly(5L, 6L);
        assertThat(content.damagedLine()).isZero();
        log.rewrite(List.of(Map.of("a", 11L)), 100);
        assertThat(open().read().firstNumber()).isEqualTo(100);
    }

    @Test
    void aLineIsWholeOrDoesNotCountWhereverTheFileIsCut() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int size = 0; size < whole.length; size++) {
            byte[] cut = Arrays.copyOf(whole, size);
            Files.write(file, cut);
            List<Long> left = values(open().read());
            assertThat((long) left.size())
                    .isEqualTo(new String(cut, StandardCharsets.ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n')
                            .count());
            assertThat(open().read().damagedLine()).as("cut to %d", size).isZero();
            open().add(List.of(Map.of("a", 7L)));
            List<Long> more = new ArrayList<>(left);
            more.add(7L);
            assertThat(values(open().read())).isEqualTo(more);
            assertThat(open().read().damagedLine()).isZero();
        }
    }

    @Test
    void eachFlippedBitIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length * 8; i++) {
            byte[] flipped = whole.clone();
            flipped[i / 8] ^= (byte) (1 << i % 8);
            Files.write(file, flipped);
            ChainedLog.Content content = open().read();
            boolean isLastLineFeed = i / 8 == whole.length - 1; // then the last line is torn
            assertThat(content.damagedLine() > 0 || isLastLineFeed)
                    .as("bit %d", i)
                    .isTrue();
            assertThat(values(content)).isSubsetOf(1L, 2L, 3L, 4L).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aMissingOrDoubledOrMovedLineIsNoticed() throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size() - 1; i++) {
            List<String> other = new ArrayList<>(lines);
            String line = other.remove(i);
            Files.write(file, other);
            assertThat(open().read().damagedLine()).isEqualTo(i == 0 ? 0 : i + 1L); // its user knows how it begins
            other.add(line);
            Files.write(file, other);
            assertThat(open().read().damagedLine()).isPositive();
            Files.write(file, lines);
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
            assertThat(open().read().damagedLine()).isEqualTo(5);
        }
    }

    @Test
    void aRestThatTheNextLineSkipsIsNoDamage() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(2, lines.get(2).substring(0, 20));
        Files.write(file, lines);
        assertThat(open().read().damagedLine()).isZero();
        assertThat(values(open().read())).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void followsLinesThatAnotherProcessAdded() {
        ChainedLog one = open();
        open().add(List.of(Map.of("a", 5L)));
        one.add(List.of(Map.of("a", 6L)));
        assertThat(values(open().read())).endsWith(5L, 6L);
        assertThat(open().read().damagedLine()).isZero();
    }
}
