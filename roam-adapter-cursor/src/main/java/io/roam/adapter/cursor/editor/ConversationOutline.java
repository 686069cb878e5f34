package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.WorkspaceUri;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is needed before the first message of a conversation: its document, and later values of its bubbles. */
final class ConversationOutline {
    private final Map<String, byte[]> revisions = new HashMap<>();
    private Optional<ConversationDocument> document = Optional.empty();
    private Optional<String> folder = Optional.empty();
    private Optional<String> firstLine = Optional.empty();

    static ConversationOutline of(RecordSource records) {
        ConversationOutline outline = new ConversationOutline();
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                outline.addRecord(record);
            }
        }
        return outline;
    }

    private void addRecord(Record record) {
        if (record.kind() == Record.Kind.FILE) {
            addFile(record);
        } else if (record.isMain() && (folder.isEmpty() || firstLine.isEmpty())) {
            RecordRow.parse(record.payload())
                    .filter(row -> EventKey.findBubbleId(row.key()).isPresent())
                    .flatMap(RecordRow::json)
                    .flatMap(Bubble::of)
                    .ifPresent(this::addBubble);
        }
    }

    private void addBubble(Bubble bubble) {
        firstLine = firstLine.or(() -> ConversationTitle.titleOf(bubble));
        folder = folder.or(() -> bubble.folders()
                .flatMap(uri -> WorkspaceUri.pathOf(uri).stream())
                .findFirst());
    }

    private void addFile(Record record) {
        if (record.track().startsWith(Record.REVISIONS)) {
            RecordRow.parse(record.payload())
                    .flatMap(row -> EventKey.findBubbleId(row.key()))
                    .ifPresent(bubble -> revisions.put(bubble, record.payload()));
        } else if (isDocument(record)) {
            document = RecordRow.parse(record.payload())
                    .flatMap(RecordRow::json)
                    .flatMap(ConversationDocument::of)
                    .or(() -> document);
        }
    }

    private static boolean isDocument(Record record) {
        return record.track().equals(SideTrackNames.DOCUMENT)
                || record.track().equals(InlineConversation.COMPOSER)
                || record.track().equals(InlineConversation.TAB);
    }

    Optional<String> title() {
        return document.flatMap(ConversationDocument::title).or(() -> firstLine);
    }

    Optional<String> folder() {
        return folder;
    }

    /** Returns the last value of a bubble, in transferred form. */
    byte[] latestRevision(String bubble, byte[] first) {
        return revisions.getOrDefault(bubble, first);
    }
}
