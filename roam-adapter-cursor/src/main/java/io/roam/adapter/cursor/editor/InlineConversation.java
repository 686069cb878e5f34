package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.adapter.cursor.rows.RowFingerprint;
import io.roam.adapter.cursor.rows.SideTrackRecords;
import io.roam.sqlite.Row;
import io.roam.sqlite.StorageType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A conversation in one document with all its bubbles: the composers and chat tabs of Cursor before 0.43, in the database of their
 * workspace.
 *
 * @param name the track of its document
 */
record InlineConversation(ConversationDocument document, String name, List<BubbleEntry> entries)
        implements StoredConversation {
    static final String COMPOSER = "allComposers";
    static final String TAB = "tabs";

    static InlineConversation ofComposer(ConversationDocument document) {
        return new InlineConversation(document, COMPOSER, document.inlineEntries());
    }

    static InlineConversation ofTab(ConversationDocument document) {
        return new InlineConversation(document, TAB, document.tabEntries());
    }

    @Override
    public Row rowOf(BubbleEntry entry) {
        return new Row(keyOf(entry), 0, StorageType.TEXT, entry.json().bytes());
    }

    @Override
    public String keyOf(BubbleEntry entry) {
        return (name.equals(TAB) ? EventKey.TAB : EventKey.INLINE).keyOf(entry);
    }

    @Override
    public long versionOf(BubbleEntry entry) {
        return RowFingerprint.of(entry.json().bytes());
    }

    @Override
    public long maxRowid() {
        return 0;
    }

    @Override
    public void visitReferences(BubbleValue value, Consumer<Row> each) {}

    @Override
    public boolean hasReferences() {
        return false;
    }

    @Override
    public SideTrackRecords sideTracks(long newerThan) {
        SideTrackRecords records = new SideTrackRecords();
        Row row = new Row(name, 0, StorageType.TEXT, document.forTransfer());
        String key = name + ':' + RowFamily.SESSION_PLACEHOLDER;
        records.add(name, () -> Optional.of(RecordRow.of(key, row).payload()));
        return records;
    }
}
