package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BatchWriterTest {
    private static final Record HELLO = line("hello");

    @TempDir
    Path folder = Path.of("");

    private static Record line(String text) {
        return Record.event(Record.MAIN, text.getBytes(UTF_8)).asLine();
    }

    private static Record noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Record.event(Record.MAIN, bytes).asLine();
    }

    @Test
    void theCommandLineToolPrintsTheCapturedBytes() throws IOException {
        Captured captured =
                new Captured(List.of(HELLO, line("world").unterminated(), Record.file("a", new byte[] {7})));
        Path file = captured.write(folder);
        Process zstd;
        try {
            zstd = new ProcessBuilder("zstd", "-dc", file.toString()).start();
        } catch (IOException e) {
            Assumptions.assumeThat(e).as("zstd is installed").isNull();
            return;
        }
        try (InputStream out = zstd.getInputStream()) {
            assertThat(out.readAllBytes()).isEqualTo(captured.content());
        }
    }

    @Test
    void largeContentGoesThroughAFileAndLeavesNothingElse() throws IOException {
        Captured captured = new Captured(List.of(HELLO, noise(6_000_000), noise(1_500_000)));
        Path file = captured.write(folder);
        assertThat(names()).containsExactly(file);
        try (BatchFile batch = BatchFile.open(file)) {
            batch.verify(Captured.KEY.publicKey());
            assertThat(BatchRoundTripTest.describe(BatchRoundTripTest.read(batch, 0)))
                    .isEqualTo(BatchRoundTripTest.describe(captured.records()));
        }
    }

    /** Each record of a side track once cost a look at all before it: minutes for this one, to write and to verify. */
    @Test
    @Timeout(120)
    void aSideTrackMayBeAsLongAsABatch() throws IOException {
        Record row = Record.state("a/b", "row".getBytes(UTF_8)).asLine();
        Hash hash = Hash.of(row.payload());
        Heading heading = Captured.heading(new Captured(List.of(HELLO)), ChainValue.root("test/1"));
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            writer.add(HELLO, Marks.NONE);
            writer.sideTrack("a/b", true, TrackValue.root("a/b").value(), 0);
            for (int i = 1; i < Limits.RECORDS; i++) {
                writer.add(row, hash, Marks.NONE);
            }
            Draft draft = writer.finish(heading, About.NOTHING, Captured.KEY);
            try (BatchFile batch = BatchFile.open(Captured.named(draft.file(), draft.name()))) {
                assertThat(batch.verify(Captured.KEY.publicKey()).sides().get(0).count())
                        .isEqualTo(Limits.RECORDS - 1);
            }
        }
    }

    @Test
    void closedWithoutFinishItLeavesNothing() throws IOException {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            writer.add(noise(6_000_000), Marks.NONE);
            assertThat(names()).hasSize(1);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aDiskThatFailsIsNamedAndLeavesNothing() throws IOException {
        try (BatchWriter writer = BatchWriter.begin(failing("create"), folder)) {
            writer.add(HELLO, Marks.NONE);
            assertThatThrownBy(() -> writer.finish(heading(HELLO), About.NOTHING, Captured.KEY))
                    .isInstanceOf(DiskException.class);
        }
        assertThat(names()).isEmpty();
    }

    private static Disk failing(String step) {
        Disk real = Disk.real();
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(step)) {
                        throw new IOException("No space left on device");
                    }
                    return method.invoke(real, arguments);
                });
    }

    @Test
    void worksOnOtherFileSystems() throws IOException {
        for (Configuration os : List.of(Configuration.unix(), Configuration.windows())) {
            try (var files = Jimfs.newFileSystem(os)) {
                Path file = new Captured(List.of(HELLO, noise(5_000_000))).write(files.getPath("tmp"));
                try (BatchFile batch = BatchFile.open(file)) {
                    assertThat(batch.verify(Captured.KEY.publicKey()).events()).hasSize(2);
                }
            }
        }
    }

    @Test
    void marksStateAsTheDocumentSays() {
        Record state = Record.state(Record.MAIN, "s".getBytes(UTF_8)).asLine();
        Record title =
                Record.property(Record.MAIN, "title", "t".getBytes(UTF_8)).asLine();
        Record revision = Record.revision(Record.MAIN, "k", "r".getBytes(UTF_8));
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            writer.add(state, Marks.NONE);
            writer.add(title, Marks.changed(3));
            writer.add(revision, Marks.NONE);
            writer.add(HELLO, Marks.NONE);
            writer.add(title, Marks.NONE);
            writer.add(state, Marks.NONE);
            writer.add(state, new Marks(java.util.OptionalInt.empty(), 2));
            writer.sideTrack("sub", true, TrackValue.root("sub").value(), 0);
            writer.add(Record.event("sub", "x".getBytes(UTF_8)).asLine(), Marks.NONE);
            Outline outline =
                    writer.finish(heading(HELLO), About.NOTHING, Captured.KEY).outline();
            Hash s = Hash.of("s".getBytes(UTF_8));
            Hash t = Hash.of("t".getBytes(UTF_8));
            assertThat(outline.events())
                    .containsExactly(new Outline.EventMark(
                            Hash.of("hello".getBytes(UTF_8)),
                            2,
                            Hash.of(s.bytes(), t.bytes()),
                            Hash.of("hello".getBytes(UTF_8)),
                            5,
                            false));
            assertThat(outline.tail())
                    .containsExactly(
                            new Outline.StateMark(t, 1, 1, false),
                            new Outline.StateMark(s, 1, 1, false),
                            new Outline.StateMark(s, 2, 1, false));
            assertThat(outline.lasting())
                    .containsExactly(
                            new Outline.LastingMark(0, "title", 3, t), new Outline.LastingMark(1, "title", 0, t));
            TrackValue root = TrackValue.root("sub");
            Hash to = root.next(Hash.of("x".getBytes(UTF_8))).value();
            assertThat(outline.sides()).containsExactly(new Outline.SideMark("sub", false, root.value(), 0, to, 1, 0));
        }
    }

    @Test
    void refusesWhatWouldMakeAnUntrueBatch() {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            Record side = Record.event("sub", new byte[0]);
            assertThatThrownBy(() -> writer.add(side, Marks.NONE)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> writer.sideTrack("../x", true, Hash.ZERO, 0))
                    .isInstanceOf(IllegalArgumentException.class);
            Record local = Record.local(Record.MAIN, new byte[0]);
            assertThatThrownBy(() -> writer.add(local, Marks.NONE)).isInstanceOf(IllegalArgumentException.class);
            writer.add(HELLO, Marks.NONE);
            assertThatThrownBy(() -> writer.finish(heading(line("other")), About.NOTHING, Captured.KEY))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void countsAsItGoes() {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            writer.add(HELLO, Hash.of(HELLO.payload()), Marks.NONE);
            writer.add(Record.state(Record.MAIN, new byte[3]), Marks.NONE);
            assertThat(writer.plainBytes()).isEqualTo(9);
            assertThat(writer.records()).isEqualTo(2);
            assertThat(writer.events()).isEqualTo(1);
            assertThat(writer.full()).isFalse();
        }
    }

    private static Heading heading(Record first) {
        return Captured.heading(new Captured(List.of(first)), ChainValue.root("test/1"));
    }

    private List<Path> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
