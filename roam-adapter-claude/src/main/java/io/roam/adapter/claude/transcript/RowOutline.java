package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.MessageIds;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.RowType;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TrackOutline} keeps of a row.
 *
 * @param message the id that the lines of one message of the model share
 * @param answeredCall the id of the first tool call that the row answers
 * @param mayBeLeaf whether a conversation can continue from here
 */
record RowOutline(
        @Nullable String id,
        @Nullable String parent,
        @Nullable String logicalParent,
        @Nullable String message,
        @Nullable String answeredCall,
        RowType type,
        boolean mayBeLeaf) {

    static RowOutline of(Row row, RowType type, @Nullable MessageIds ids) {
        boolean leaf = type == RowType.SPEECH && !row.isTrue(Field.SIDECHAIN) && !row.isTrue(Field.META);
        boolean answers = ids != null && !ids.answeredCalls().isEmpty();
        return new RowOutline(
                row.get(Field.ID),
                row.get(Field.PARENT),
                row.get(Field.LOGICAL_PARENT),
                ids != null && row.is(Field.TYPE, "assistant") ? ids.message() : null,
                ids != null && answers ? ids.answeredCalls().get(0) : null,
                type,
                leaf);
    }

    boolean isSpeech() {
        return type == RowType.SPEECH;
    }

    boolean isShown() {
        return type != RowType.HIDDEN && !messageId().isEmpty();
    }

    /** Returns the transcript id of the message that the row belongs to. */
    String messageId() {
        if (message != null) {
            return message;
        }
        return id == null ? "" : id;
    }
}
