package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.MessageIds;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.RowType;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of one track and the links between them, without their texts. A row is known by its number in the track. */
final class TrackOutline {
    static final int NONE = -1;

    private final List<RowOutline> rows = new ArrayList<>();
    private final Map<String, Integer> byId = new HashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, Integer> lastOfMessage = new HashMap<>();
    private final Map<Integer, Compaction> compactions = new HashMap<>();
    private @Nullable String lastPrompt;
    private @Nullable AncestorSearch parentMessages;

    void add(Record record, Row row) {
        int number = rows.size();
        RowType type = RowType.of(row);
        MessageIds ids = type == RowType.SPEECH ? MessageIds.of(record.payload()) : null;
        RowOutline outlined = RowOutline.of(row, type, ids);
        rows.add(outlined);
        if (outlined.id() != null) {
            byId.put(outlined.id(), number);
        }
        if (outlined.message() != null) {
            lastOfMessage.put(outlined.message(), number);
        }
        if (ids != null) {
            ids.madeCalls().forEach(call -> calls.put(call, number));
        }
        if (row.is(Field.SUBTYPE, "compact_boundary")) {
            compactions.put(number, Compaction.of(record.payload()));
        }
        lastPrompt = row.is(Field.TYPE, "last-prompt") ? row.get(Field.LEAF) : lastPrompt;
    }

    int size() {
        return rows.size();
    }

    RowOutline row(int number) {
        return rows.get(number);
    }

    /** Returns the number of the row with that id, or {@link #NONE}. */
    int rowWithId(@Nullable String id) {
        return id == null ? NONE : byId.getOrDefault(id, NONE);
    }

    int parentOf(int number) {
        return rowWithId(row(number).parent());
    }

    /** Returns the row with the tool call that this row answers, or {@link #NONE}. */
    int callAnsweredBy(int number) {
        String call = row(number).answeredCall();
        return call == null ? NONE : calls.getOrDefault(call, NONE);
    }

    /** Returns the number of the last row of the message that this row belongs to. */
    int lastOfMessage(int number) {
        String message = row(number).message();
        return message == null ? number : lastOfMessage.getOrDefault(message, number);
    }

    Map<Integer, Compaction> compactions() {
        return compactions;
    }

    /** Returns the row that the tool recorded last as the end of the current branch, or {@link #NONE}. */
    int lastPrompt() {
        return rowWithId(lastPrompt);
    }

    /** Returns the transcript id of the parent of this row's message; valid once all rows are added. */
    Optional<String> parentMessage(int number) {
        if (parentMessages == null) {
            AncestorSearch shown = new AncestorSearch(
                    size(), this::parentOf, (row, above) -> row(above).isShown());
            parentMessages = new AncestorSearch(size(), shown::endOf, this::areOfTwoMessages);
        }
        int above = parentMessages.endOf(number);
        return above == NONE ? Optional.empty() : Optional.of(row(above).messageId());
    }

    private boolean areOfTwoMessages(int one, int other) {
        return !row(one).messageId().equals(row(other).messageId());
    }
}
