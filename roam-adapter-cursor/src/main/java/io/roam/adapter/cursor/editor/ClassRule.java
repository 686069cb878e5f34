package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.adapter.cursor.rows.RowPack;
import io.roam.spi.tool.Record;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The class rule {@code cursor/1}, frozen: {@code docs/reference/formats/cursor.md} is its text. */
public final class ClassRule {
    public static final String NAME = "cursor/1";

    private ClassRule() {}

    /** Returns a bubble's event. */
    static Record eventOf(BubbleEntry entry, RecordRow row) {
        byte[] payload = row.payload();
        return entry.identity()
                .map(identity -> Record.event(Record.MAIN, payload, identity))
                .orElseGet(() -> Record.event(Record.MAIN, payload));
    }

    /** Whether a record has the class that the rule gives it, and its row may be transferred. */
    public static boolean accepts(Record record) {
        if (record.kind() == Record.Kind.FILE) {
            return rowsOf(record)
                    .filter(rows -> rows.stream().allMatch(row -> SideTrackNames.accepts(record.track(), row)))
                    .isPresent();
        }
        Optional<RecordRow> row = RecordRow.parse(record.payload());
        return record.isMain() && row.filter(one -> accepts(record, one)).isPresent();
    }

    private static boolean accepts(Record record, RecordRow row) {
        Optional<String> bubble = EventKey.findBubbleId(row.key());
        if (record.kind() == Record.Kind.EVENT) {
            return bubble.isPresent()
                    && (bubble.get().isEmpty()
                            ? !record.hasOwnIdentity()
                            : Arrays.equals(record.identity(), bubble.get().getBytes(UTF_8)));
        }
        return record.kind() == Record.Kind.STATE
                && RowFamily.ofKey(row.key())
                        .filter(family -> !family.isOwned())
                        .isPresent();
    }

    /** Whether a conversation's document says what may run without a question. What is captured has such members without a value. */
    public static boolean grantsPermissions(Record record) {
        return record.kind() == Record.Kind.FILE
                && !record.track().startsWith(Record.REVISIONS)
                && rowsOf(record).stream()
                        .flatMap(List::stream)
                        .filter(row -> isDocument(record.track(), row))
                        .flatMap(row -> ConversationDocument.of(row.value()).stream())
                        .anyMatch(ConversationDocument::grantsPermissions);
    }

    private static boolean isDocument(String track, RecordRow row) {
        return track.equals(InlineConversation.COMPOSER)
                || track.equals(InlineConversation.TAB)
                || RowFamily.ofKey(row.key())
                        .filter(family -> family == RowFamily.DOCUMENT)
                        .isPresent();
    }

    /** Returns the rows in a whole file. */
    static Optional<List<RecordRow>> rowsOf(Record file) {
        boolean pack =
                file.track().equals(SideTrackNames.ORPHANS) || file.track().equals(SideTrackNames.BLOBS);
        return pack
                ? RowPack.parse(file.payload())
                : RecordRow.parse(file.payload()).map(List::of);
    }
}
