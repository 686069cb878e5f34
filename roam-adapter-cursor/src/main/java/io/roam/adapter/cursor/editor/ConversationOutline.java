package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.TransferRow;
import io.roam.adapter.cursor.rows.WorkspaceUri;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What must be known of a conversation before its first message can be told: its document, and what became of its bubbles later. */
final class ConversationOutline {
    private final Map<String, byte[]> revisions = new HashMap<>();
    private Optional<Document> document = Optional.empty();
    private Optional<String> folder = Optional.empty();
    private Optional<String> firstWords = Optional.empty();

    static ConversationOutline of(RecordSource records) {
        ConversationOutline outline = new ConversationOutline();
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                outline.take(record);
            }
        }
        return outline;
    }

    private void take(Record record) {
        if (record.kind() == Record.Kind.FILE) {
            file(record);
        } else if (record.isMain() && (folder.isEmpty() || firstWords.isEmpty())) {
            TransferRow.parse(record.payload())
                    .filter(row -> EventKey.bubble(row.key()).isPresent())
                    .flatMap(TransferRow::json)
                    .flatMap(Bubble::of)
                    .ifPresent(this::bubble);
        }
    }

    private void bubble(Bubble bubble) {
        firstWords = firstWords.or(() -> Title.of(bubble));
        folder = folder.or(() ->
                bubble.folders().flatMap(uri -> WorkspaceUri.path(uri).stream()).findFirst());
    }

    private void file(Record record) {
        if (record.track().startsWith(Record.REVISIONS)) {
            TransferRow.parse(record.payload())
                    .flatMap(row -> EventKey.bubble(row.key()))
                    .ifPresent(bubble -> revisions.put(bubble, record.payload()));
        } else if (isDocument(record)) {
            document = TransferRow.parse(record.payload())
                    .flatMap(TransferRow::json)
                    .flatMap(Document::of)
                    .or(() -> document);
        }
    }

    private static boolean isDocument(Record record) {
        return record.track().equals(Track.DOCUMENT)
                || record.track().equals(InlineConversation.COMPOSER)
                || record.track().equals(InlineConversation.TAB);
    }

    Optional<String> title() {
        return document.flatMap(Document::title).or(() -> firstWords);
    }

    Optional<String> folder() {
        return folder;
    }

    /** The last value of a bubble, as it travels. */
    byte[] latest(String bubble, byte[] first) {
        return revisions.getOrDefault(bubble, first);
    }
}
