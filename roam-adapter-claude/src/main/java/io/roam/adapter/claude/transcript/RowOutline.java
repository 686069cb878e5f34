package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.MessageIds;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.RowType;
import org.jspecify.annotations.Nullable;

/**
 * What the outline keeps of a line.
 *
 * @param message the id that the lines of one message of the model share
 * @param answeredCall the id of the first tool call that the line answers
 * @param mayBeLeaf whether a conversation can be gone on with from here
 */
record RowOutline(
        @Nullable String id,
        @Nullable String parent,
        @Nullable String logicalParent,
        @Nullable String message,
        @Nullable String answeredCall,
        RowType type,
        boolean mayBeLeaf) {

    static RowOutline of(Row row, RowType type, @Nullable MessageIds said) {
        boolean leaf = type == RowType.SPEECH && !row.isTrue(Field.SIDECHAIN) && !row.isTrue(Field.META);
        boolean answers = said != null && !said.answeredCalls().isEmpty();
        return new RowOutline(
                row.get(Field.ID),
                row.get(Field.PARENT),
                row.get(Field.LOGICAL_PARENT),
                said != null && row.is(Field.TYPE, "assistant") ? said.message() : null,
                said != null && answers ? said.answeredCalls().get(0) : null,
                type,
                leaf);
    }

    boolean isSpeech() {
        return type == RowType.SPEECH;
    }

    boolean isShown() {
        return type != RowType.HIDDEN && !messageId().isEmpty();
    }

    /** The id of its message in the transcript. */
    String messageId() {
        if (message != null) {
            return message;
        }
        return id == null ? "" : id;
    }
}
