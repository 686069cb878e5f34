package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.SideTrackRecords;
import io.roam.sqlite.Row;
import java.util.List;
import java.util.function.Consumer;

/** One conversation as a database holds it, in one of the ways that the tool had over the years. */
interface Conversation {
    Document document();

    /** Its bubbles, in the order in which they are heard. */
    List<BubbleEntry> entries();

    /** The bubble's value as it stands there. */
    Row rowOf(BubbleEntry entry);

    /** The key under which the bubble's value travels. */
    String keyOf(BubbleEntry entry);

    /** Differs whenever the bubble's value may have changed; reads no value. */
    long versionOf(BubbleEntry entry);

    /** The greatest number of a row that belongs to it: what comes later has a greater one. */
    long maxRowid();

    /** Shows the blobs that a bubble refers to, each once in a reading. */
    void visitReferences(BubbleValue value, Consumer<Row> each);

    /** Whether bubbles that were read before must be gone through again to know which blobs are new. */
    boolean hasReferences();

    /** What belongs to it beside its bubbles, as far as a row of it may be newer than that number. */
    SideTrackRecords sideTracks(long newerThan);
}
