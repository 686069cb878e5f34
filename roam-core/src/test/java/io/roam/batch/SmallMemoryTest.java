package io.roam.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of 12 MB go through a heap of 64 MB, there and back. */
class SmallMemoryTest {
    private static final int LINES = 20;

    @TempDir
    Path folder = Path.of("");

    @Test
    void longLinesNeedLittleMemory() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(List.of(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        getClass().getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
    }

    public static void main(String[] arguments) {
        byte[] payload = new byte[12_000_000];
        new Random(1).nextBytes(payload);
        Arrays.fill(payload, 1_000_000, payload.length, (byte) 'x');
        Record line = Record.event(Record.MAIN, payload).asLine();
        Path file = write(Path.of(arguments[0]), line);
        try (BatchFile batch = BatchFile.open(file)) {
            check(batch.verify(Captured.KEY.publicKey()).events().size() == LINES);
            int count = 0;
            try (RecordReader records = batch.records()) {
                for (Record record = records.next(); record != null; record = records.next()) {
                    check(record.payload().length == payload.length);
                    count++;
                }
            }
            check(count == LINES);
        }
    }

    private static Path write(Path folder, Record line) {
        BatchDescriptor descriptor = Captured.heading(new Captured(List.of(line)), ChainValue.root("test/1"));
        Hash hash = Hash.of(line.payload());
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            for (int i = 0; i < LINES; i++) {
                writer.addRecord(line, hash, RecordMarks.NONE);
            }
            StagedBatch stagedBatch = writer.finish(descriptor, BatchMetadata.NOTHING, Captured.KEY);
            return Captured.named(stagedBatch.file(), stagedBatch.id());
        }
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError();
        }
    }
}
