package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.SideTrackRecords;
import io.roam.sqlite.Row;
import java.util.List;
import java.util.function.Consumer;

/** One conversation in a database, in one of the forms that versions of the tool use. */
interface StoredConversation {
    ConversationDocument document();

    /** Returns the bubbles in the order of the conversation. */
    List<BubbleEntry> entries();

    /** Returns the row of a bubble. */
    Row rowOf(BubbleEntry entry);

    /** Returns the key under which a bubble is transferred. */
    String keyOf(BubbleEntry entry);

    /** Returns a number that differs whenever the bubble's value may have changed. Reads no value. */
    long versionOf(BubbleEntry entry);

    /** Returns the greatest row number in the conversation; later rows have greater ones. */
    long maxRowid();

    /** Visits the blobs that a bubble refers to, each once. */
    void visitReferences(BubbleValue value, Consumer<Row> each);

    /** Whether bubbles that were read before must be read again to find out which blobs are new. */
    boolean hasReferences();

    /** Returns the side tracks that have rows with a greater number, or may have them. */
    SideTrackRecords sideTracks(long newerThan);
}
