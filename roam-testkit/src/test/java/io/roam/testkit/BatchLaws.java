package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchOutline;
import io.roam.batch.CorruptBatchException;
import io.roam.batch.NewerFormatException;
import io.roam.spi.RoamException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What holds of every file that may be a batch: it is refused in one of two ways, or it is true by the text of the format. */
final class BatchLaws {
    private static final Pattern OF_CONTENT = Pattern.compile("events|conversation|line does not end");

    private final Path folder;
    private final Map<String, Integer> verdicts = new TreeMap<>();

    BatchLaws(Path folder) {
        this.folder = folder;
    }

    /** How often which verdict was given. */
    Map<String, Integer> verdicts() {
        return verdicts;
    }

    void check(FuzzedBatch batch) throws IOException {
        Path file = folder.resolve(batch.name());
        Files.write(file, batch.bytes());
        try {
            String verdict = verdict(file, batch);
            verdicts.merge(verdict, 1, Integer::sum);
            if (verdict.equals("true") && BatchText.isTwofold(batch.bytes())) {
                return;
            }
            if (verdict.equals("true")) {
                isTrueByTheText(file, batch);
            } else {
                assertThat(batch.good()).as("only its compression was changed").isFalse();
                assertThat(Arrays.equals(batch.bytes(), batch.origin().bytes())
                                && batch.name().equals(batch.origin().name()))
                        .as("nothing was changed")
                        .isFalse();
                failsInTheOneWay(file);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String verdict(Path file, FuzzedBatch fuzzed) {
        try (BatchFile batch = BatchFile.open(file)) {
            batch.verify(GoodBatches.KEY.publicKey());
            return "true";
        } catch (RoamException e) {
            isRefusal(e, file);
            if (e instanceof CorruptBatchException untrue && !untrue.isDamage()) {
                isSaidByTheSigned(fuzzed, untrue.reason());
            }
            return e.what().replaceAll("\"[^\"]*\"|[0-9]+", "…").replaceAll("\"(?s:.*)", "…");
        }
    }

    /** No good copy can come, which nobody but the device may bring about. */
    private static void isSaidByTheSigned(FuzzedBatch fuzzed, String reason) {
        byte[] header = BatchParts.headerOf(fuzzed.bytes());
        assertThat(BatchParts.nameOf(header)).isEqualTo(fuzzed.name());
        if (BatchText.isHeader(header)) {
            boolean ofContent = OF_CONTENT.matcher(reason).find();
            assertThat(
                            ofContent
                                    ? BatchText.isIntact(fuzzed.bytes(), fuzzed.name())
                                    : BatchText.hasTable(fuzzed.bytes(), fuzzed.name()))
                    .as(reason)
                    .isTrue();
        }
    }

    private static void isRefusal(RoamException e, Path file) {
        assertThat(e).isInstanceOfAny(CorruptBatchException.class, NewerFormatException.class);
        assertThat(e.what()).isNotBlank();
        assertThat(e.where()).startsWith(file.toString());
        if (e instanceof CorruptBatchException untrue) {
            assertThat(untrue.reason()).isNotBlank();
        }
    }

    private static void isTrueByTheText(Path file, FuzzedBatch fuzzed) throws IOException {
        BatchText text = new BatchText(fuzzed.bytes());
        List<BatchText.Told> told = text.checked();
        try (BatchFile batch = BatchFile.open(file)) {
            assertThat(BatchText.isIntact(fuzzed.bytes(), fuzzed.name())).isTrue();
            BatchOutline outline = batch.outline();
            List<Record> records = records(batch);
            assertThat(records).hasSameSizeAs(told);
            for (int i = 0; i < told.size(); i++) {
                BatchText.same(records.get(i), told.get(i));
            }
            assertThat(Arrays.equals(BatchText.content(records), text.plain())).isTrue();
            assertThat(again(outline)).isEqualTo(outline);
            batch.verifyContent();
        }
        if (fuzzed.good()) {
            List<BatchText.Told> before = new BatchText(fuzzed.origin().bytes()).checked();
            assertThat(told).hasSameSizeAs(before);
        }
    }

    private static List<Record> records(BatchFile batch) {
        try (RecordReader reader = batch.records()) {
            return RecordList.drain(reader);
        }
    }

    private static BatchOutline again(BatchOutline outline) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        outline.write(new DataOutputStream(bytes));
        return BatchOutline.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    /** Whoever reads it without looking whether it is true gets nothing worse. */
    private static void failsInTheOneWay(Path file) {
        List<BatchReading> all = List.of(
                batch -> batch.metadata().title(),
                batch -> {
                    batch.verifyFrames();
                    batch.verifyContent();
                    return batch;
                },
                BatchFile::outline,
                batch -> batch.isSignedBy(GoodBatches.KEY.publicKey()),
                BatchLaws::records,
                batch -> {
                    batch.recordsFrom(3).close();
                    return batch;
                });
        BatchReading one = all.get(Math.floorMod(file.getFileName().toString().hashCode(), all.size()));
        try (BatchFile batch = BatchFile.open(file)) {
            assertThat(one.of(batch)).isNotNull();
        } catch (RoamException e) {
            isRefusal(e, file);
        }
    }

    private interface BatchReading {
        Object of(BatchFile batch);
    }
}
