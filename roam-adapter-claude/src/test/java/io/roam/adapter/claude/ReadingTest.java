package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Tests that files are read completely, from each position. */
@Tag("slow")
final class ReadingTest {
    private static final ClaudeAdapter ADAPTER = new ClaudeAdapter();

    @Property(tries = 300)
    void linesAreTheFile(@ForAll("files") byte[] file) throws IOException {
        withSession(
                file,
                (visit, path) -> assertThat(bytes(visit.read(ClaudeHome.ID))).isEqualTo(file));
    }

    @Property(tries = 300)
    void readingGoesOnAtAnyCut(@ForAll("files") byte[] file, @ForAll int seed) throws IOException {
        int cut = Math.floorMod(seed, file.length) + 1;
        withSession(Arrays.copyOf(file, cut), (visit, path) -> {
            Position position = visit.read(ClaudeHome.ID, Position.START).position();
            if (cut < file.length) {
                Files.write(path, file);
            }
            List<Record> rest = visit.read(ClaudeHome.ID, position).records();
            byte[] tail = bytes(rest);
            assertThat(Arrays.copyOfRange(file, file.length - tail.length, file.length))
                    .isEqualTo(tail);
            List<Record> all = visit.read(ClaudeHome.ID);
            assertThat(all.subList(0, all.size() - rest.size()))
                    .allMatch(record -> record.endsWithLineFeed() != record.isUnterminated())
                    .allMatch(Record::endsWithLineFeed)
                    .satisfies(before -> assertThat(before.isEmpty() || isEvent(before.get(before.size() - 1)))
                            .isTrue());
        });
    }

    @Property(tries = 200)
    void aFileThatWasRewrittenRefusesThePosition(@ForAll("files") byte[] file) throws IOException {
        withSession(file, (visit, path) -> {
            Position position = visit.read(ClaudeHome.ID, Position.START).position();
            byte[] other = file.clone();
            int behindLastFeed = lastEventEnd(visit.read(ClaudeHome.ID));
            if (behindLastFeed > 1) {
                other[behindLastFeed - 2] ^= 1;
                Files.write(path, Arrays.copyOf(other, other.length + 1));
                assertThat(refused(visit, position)).isTrue();
                Files.write(path, Arrays.copyOf(file, behindLastFeed - 1));
                assertThat(refused(visit, position)).isTrue();
            }
        });
    }

    /** It may be another one before the last line, which alone is compared where something was appended. */
    @Example
    void aFileThatWasWrittenAgainInItsSizeRefusesThePosition() throws IOException {
        String lines = "{\"type\":\"user\",\"uuid\":\"a\"}\n{\"type\":\"user\",\"uuid\":\"b\"}\n";
        withSession(lines.getBytes(StandardCharsets.UTF_8), (visit, path) -> {
            Position position = visit.read(ClaudeHome.ID, Position.START).position();
            assertThat(refused(visit, position)).isFalse();
            Files.writeString(path, lines.replace("\"a\"", "\"c\""));
            Files.setLastModifiedTime(path, FileTime.fromMillis(1));
            assertThat(refused(visit, position)).isTrue();
        });
    }

    @Example
    void aPositionThatNoReadingGaveIsRefused() throws IOException {
        withSession("{\"type\":\"user\"}\n".getBytes(StandardCharsets.UTF_8), (visit, path) -> {
            for (String token :
                    List.of(",-1,-1,x,1,1", ",2147483648,2147483648,x,1,1", ",18446744073709551615,1,x,1,1", "x")) {
                assertThat(refused(visit, Position.of(token))).as(token).isTrue();
            }
        });
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<byte[]> line = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60),
                Arbitraries.integers().between(0, 600_000).map(length -> filled(length)),
                Arbitraries.of(
                                "{\"type\":\"user\"}",
                                "{\"type\":\"mode\"}",
                                "",
                                "}{",
                                "{\"type\":\"custom-title\",\"customTitle\":\"x\"}\r")
                        .map(String::getBytes));
        return line.list().ofMinSize(1).ofMaxSize(12).map(ReadingTest::joined).filter(file -> file.length > 0);
    }

    private static byte[] filled(int length) {
        byte[] line = new byte[length];
        Arrays.fill(line, (byte) 'x');
        return line;
    }

    // The last line ends with a line feed if the number of lines is even.
    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            out.writeBytes(lines.get(i));
            if (i < lines.size() - 1 || lines.size() % 2 == 0) {
                out.write('\n');
            }
        }
        return out.toByteArray();
    }

    private static boolean isEvent(Record record) {
        return record.kind() == Record.Kind.EVENT;
    }

    private static int lastEventEnd(List<Record> records) {
        int end = 0;
        int at = 0;
        for (Record record : records) {
            at += record.payload().length + 1;
            end = isEvent(record) && record.endsWithLineFeed() && record.payload().length > 0 ? at : end;
            if (isEvent(record) && record.endsWithLineFeed() && record.payload().length == 0) {
                end = 0;
            }
        }
        return end;
    }

    private static boolean refused(StoreProbe visit, Position position) {
        try {
            visit.read(ClaudeHome.ID, position);
            return false;
        } catch (PositionRefusedException e) {
            return true;
        }
    }

    private static byte[] bytes(List<Record> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Record record : records) {
            out.writeBytes(record.payload());
            if (record.endsWithLineFeed()) {
                out.write('\n');
            }
        }
        return out.toByteArray();
    }

    private interface Check {
        void see(StoreProbe visit, Path file) throws IOException;
    }

    private static void withSession(byte[] content, Check check) throws IOException {
        ScratchFolder.runIn(folder -> {
            TestMachine machine = TestMachine.in(folder);
            Path file = ClaudeHome.on(machine).write("projects/-x/" + ClaudeHome.ID + ".jsonl", content);
            check.see(StoreProbe.to(ADAPTER, machine), file);
        });
    }
}
