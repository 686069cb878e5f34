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
        BatchDescriptor descriptor = Captured.heading(new Captured(List.of(HELLO)), ChainValue.root("test/1"));
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            writer.addRecord(HELLO, RecordMarks.NONE);
            writer.beginSideTrack("a/b", true, TrackValue.root("a/b").value(), 0);
            for (int i = 1; i < BatchLimits.MAX_RECORDS; i++) {
                writer.addRecord(row, hash, RecordMarks.NONE);
            }
            StagedBatch stagedBatch = writer.finish(descriptor, BatchMetadata.NOTHING, Captured.KEY);
            try (BatchFile batch = BatchFile.open(Captured.named(stagedBatch.file(), stagedBatch.id()))) {
                assertThat(batch.verify(Captured.KEY.publicKey())
                                .sideTracks()
                                .get(0)
                                .count())
                        .isEqualTo(BatchLimits.MAX_RECORDS - 1);
            }
        }
    }

    @Test
    void closedWithoutFinishItLeavesNothing() throws IOException {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            writer.addRecord(noise(6_000_000), RecordMarks.NONE);
            assertThat(names()).hasSize(1);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aDiskThatFailsIsNamedAndLeavesNothing() throws IOException {
        try (BatchWriter writer = BatchWriter.begin(failing("create"), folder)) {
            writer.addRecord(HELLO, RecordMarks.NONE);
            assertThatThrownBy(() -> writer.finish(heading(HELLO), BatchMetadata.NOTHING, Captured.KEY))
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
            writer.addRecord(state, RecordMarks.NONE);
            writer.addRecord(title, RecordMarks.changed(3));
            writer.addRecord(revision, RecordMarks.NONE);
            writer.addRecord(HELLO, RecordMarks.NONE);
            writer.addRecord(title, RecordMarks.NONE);
            writer.addRecord(state, RecordMarks.NONE);
            writer.addRecord(state, new RecordMarks(java.util.OptionalInt.empty(), 2));
            writer.beginSideTrack("sub", true, TrackValue.root("sub").value(), 0);
            writer.addRecord(Record.event("sub", "x".getBytes(UTF_8)).asLine(), RecordMarks.NONE);
            BatchOutline outline = writer.finish(heading(HELLO), BatchMetadata.NOTHING, Captured.KEY)
                    .outline();
            Hash s = Hash.of("s".getBytes(UTF_8));
            Hash t = Hash.of("t".getBytes(UTF_8));
            assertThat(outline.events())
                    .containsExactly(new BatchOutline.EventMark(
                            Hash.of("hello".getBytes(UTF_8)),
                            2,
                            Hash.of(s.bytes(), t.bytes()),
                            Hash.of("hello".getBytes(UTF_8)),
                            5,
                            false));
            assertThat(outline.tail())
                    .containsExactly(
                            new BatchOutline.StateMark(t, 1, 1, false),
                            new BatchOutline.StateMark(s, 1, 1, false),
                            new BatchOutline.StateMark(s, 2, 1, false));
            assertThat(outline.properties())
                    .containsExactly(
                            new BatchOutline.PropertyMark(0, "title", 3, t),
                            new BatchOutline.PropertyMark(1, "title", 0, t));
            TrackValue root = TrackValue.root("sub");
            Hash to = root.next(Hash.of("x".getBytes(UTF_8))).value();
            assertThat(outline.sideTracks())
                    .containsExactly(
                            new BatchOutline.SideTrackMark("sub", false, root.value(), 0, to, 1, 0, Hash.ZERO));
        }
    }

    @Test
    void refusesWhatWouldMakeAnUntrueBatch() {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            Record side = Record.event("sub", new byte[0]);
            assertThatThrownBy(() -> writer.addRecord(side, RecordMarks.NONE))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> writer.beginSideTrack("../x", true, Hash.ZERO, 0))
                    .isInstanceOf(IllegalArgumentException.class);
            Record local = Record.local(Record.MAIN, new byte[0]);
            assertThatThrownBy(() -> writer.addRecord(local, RecordMarks.NONE))
                    .isInstanceOf(IllegalArgumentException.class);
            writer.addRecord(HELLO, RecordMarks.NONE);
            assertThatThrownBy(() -> writer.finish(heading(line("other")), BatchMetadata.NOTHING, Captured.KEY))
                    .isInstanceOf(UnwritableBatchException.class)
                    .hasMessageContaining("its conversation does not match its first message");
        }
    }

    @Test
    void countsAsItGoes() {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            writer.addRecord(HELLO, Hash.of(HELLO.payload()), RecordMarks.NONE);
            writer.addRecord(Record.state(Record.MAIN, new byte[3]), RecordMarks.NONE);
            assertThat(writer.uncompressedBytes()).isEqualTo(9);
            assertThat(writer.records()).isEqualTo(2);
            assertThat(writer.events()).isEqualTo(1);
            assertThat(writer.isFull()).isFalse();
        }
    }

    private static BatchDescriptor heading(Record first) {
        return Captured.heading(new Captured(List.of(first)), ChainValue.root("test/1"));
    }

    private List<Path> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
