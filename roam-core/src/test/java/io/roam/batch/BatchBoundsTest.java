package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands at a bound is left out, and the words are written; what no reader would accept is not written at all. */
class BatchBoundsTest {
    private static final Record HELLO =
            Record.event(Record.MAIN, "hello".getBytes(UTF_8)).asLine();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:06Z");

    @TempDir
    Path folder = Path.of("");

    private BatchOutline write(Instant time, long number, BatchMetadata metadata) {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            writer.addRecord(HELLO, RecordMarks.NONE);
            StagedBatch staged = writer.finish(heading(time, number), metadata, Captured.KEY);
            try (BatchFile batch = BatchFile.open(Captured.named(staged.file(), staged.id()))) {
                return batch.verify(Captured.KEY.publicKey());
            }
        }
    }

    private static BatchDescriptor heading(Instant time, long number) {
        ConversationId conversation = ConversationId.of("test", Hash.of(HELLO.identity()));
        return new BatchDescriptor("main", number, "test", "test/1", conversation, ChainValue.root("test/1"), time);
    }

    static Stream<Instant> times() {
        return Stream.of(
                Instant.MIN,
                Instant.MAX,
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("+58136-01-01T00:00:00Z"),
                Instant.parse("1969-12-31T23:59:59.999999999Z"),
                Instant.EPOCH,
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                Instant.ofEpochMilli(Long.MIN_VALUE),
                Instant.ofEpochMilli(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("times")
    void aClockThatIsWrongStopsNoWords(Instant time) {
        Instant written = write(time, 1, BatchMetadata.NOTHING).header().time();
        assertThat(written).isBetween(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999999999Z"));
        if (!time.isBefore(Instant.EPOCH) && time.isBefore(Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThat(written).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @MethodSource("times")
    void aTimeThatNoMessageHasIsLeftOut(Instant time) {
        SessionFacts facts = SessionFacts.builder()
                .firstMessageTime(Optional.of(time))
                .lastMessageTime(Optional.of(time))
                .messageCount(Integer.MIN_VALUE)
                .build();
        BatchMetadata written =
                write(NOW, 1, BatchMetadata.of("session", Map.of(), facts)).metadata();
        boolean possible = !time.isBefore(Instant.EPOCH) && time.isBefore(Instant.parse("+10000-01-01T00:00:00Z"));
        assertThat(written.firstMessageTime()).isEqualTo(possible ? Optional.of(time) : Optional.empty());
        assertThat(written.lastMessageTime()).isEqualTo(written.firstMessageTime());
        assertThat(written.messageCount()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1 << 16, (1 << 16) + 1, 1 << 22, (1 << 22) + 1})
    void aTextThatIsTooLongIsLeftOut(int length) {
        String text = "x".repeat(length);
        SessionFacts facts = SessionFacts.builder()
                .folders(List.of(text))
                .title(Optional.of(text))
                .toolVersion(Optional.of(text))
                .messageCount(1)
                .build();
        Map<String, String> workspace = new HashMap<>(Map.of("path", text, "os", "linux"));
        BatchMetadata written =
                write(NOW, 1, BatchMetadata.of(text, workspace, facts)).metadata();
        Optional<String> kept = length <= 1 << 16 ? Optional.of(text) : Optional.empty();
        assertThat(written.title()).isEqualTo(kept);
        assertThat(written.toolVersion()).isEqualTo(kept);
        assertThat(written.session()).isEqualTo(kept);
        assertThat(Optional.ofNullable(written.workspace().get("path"))).isEqualTo(kept);
        assertThat(written.workspace()).containsEntry("os", "linux");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDC00\uD800", "\u0000", "\uFFFF", "\n\u2028\"\\", "\uD83D\uDE00"})
    void anyTextIsWritten(String text) {
        SessionFacts facts = SessionFacts.builder()
                .title(Optional.of(text))
                .toolVersion(Optional.of(text))
                .messageCount(1)
                .build();
        BatchMetadata written = write(NOW, 1, BatchMetadata.of(text, Map.of("path", text), facts))
                .metadata();
        assertThat(written.title()).contains(text);
        assertThat(written.workspace()).containsEntry("path", text);
    }

    @Test
    void aNumberMayBeTheGreatest() {
        assertThat(write(NOW, Long.MAX_VALUE, BatchMetadata.NOTHING).header().number())
                .isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void whatNoDeviceAcceptsIsNotWritten(long number) throws IOException {
        assertThatThrownBy(() -> write(NOW, number, BatchMetadata.NOTHING))
                .isInstanceOf(UnwritableBatchException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theMarksOfRecordsHaveTheirBounds() {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            Record title = Record.property(Record.MAIN, "title", new byte[0]).asLine();
            writer.addRecord(HELLO, RecordMarks.NONE);
            writer.addRecord(title, RecordMarks.changed(RecordMarks.nextChange(Integer.MAX_VALUE)));
            writer.addRecord(
                    Record.file("a", new byte[0]), RecordMarks.changed(RecordMarks.nextChange(Integer.MAX_VALUE - 1)));
            writer.beginSideTrack("b", true, Hash.ZERO, BatchLimits.MAX_CHAIN_LENGTH);
            writer.addRecord(Record.state("b", new byte[0]).asLine(), RecordMarks.NONE);
            BatchOutline outline = writer.finish(heading(NOW, 1), BatchMetadata.NOTHING, Captured.KEY)
                    .outline();
            assertThat(outline.properties().get(0).change()).isEqualTo(Integer.MAX_VALUE);
            assertThat(outline.sideTracks().get(1).count()).isEqualTo(BatchLimits.MAX_CHAIN_LENGTH + 1);
        }
    }

    @Test
    void aTrackThatIsTooLongIsNotWritten() {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            writer.addRecord(HELLO, RecordMarks.NONE);
            writer.beginSideTrack("b", true, TrackValue.root("b").value(), BatchLimits.MAX_CHAIN_LENGTH + 1);
            writer.addRecord(Record.state("b", new byte[0]).asLine(), RecordMarks.NONE);
            assertThatThrownBy(() -> writer.finish(heading(NOW, 1), BatchMetadata.NOTHING, Captured.KEY))
                    .isInstanceOf(UnwritableBatchException.class);
        }
    }

    /** An identity may have a megabyte, and a table no more than 64. */
    @Test
    @Tag("slow")
    void aBatchWithLongIdentitiesIsFullBeforeItsTableIs() {
        byte[] identity = new byte[BatchLimits.MAX_KEY_BYTES];
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            writer.addRecord(HELLO, RecordMarks.NONE);
            while (!writer.isFull()) {
                writer.addRecord(Record.event(Record.MAIN, new byte[1], identity), RecordMarks.NONE);
            }
            assertThat(writer.finish(heading(NOW, 1), BatchMetadata.NOTHING, Captured.KEY)
                            .outline()
                            .events())
                    .hasSize(17);
        }
    }
}
