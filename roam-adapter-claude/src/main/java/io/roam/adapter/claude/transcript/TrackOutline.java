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

/** The shape of one track: how its lines hang together, by their numbers, without their words. */
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
        MessageIds said = type == RowType.SPEECH ? MessageIds.of(record.payload()) : null;
        RowOutline outlined = RowOutline.of(row, type, said);
        rows.add(outlined);
        if (outlined.id() != null) {
            byId.put(outlined.id(), number);
        }
        if (outlined.message() != null) {
            lastOfMessage.put(outlined.message(), number);
        }
        if (said != null) {
            said.madeCalls().forEach(call -> calls.put(call, number));
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

    /** The number of the row with that id, or {@link #NONE}. */
    int rowWithId(@Nullable String id) {
        return id == null ? NONE : byId.getOrDefault(id, NONE);
    }

    int parentOf(int number) {
        return rowWithId(row(number).parent());
    }

    /** The row that made the call which this row answers, or {@link #NONE}. */
    int callAnsweredBy(int number) {
        String call = row(number).answeredCall();
        return call == null ? NONE : calls.getOrDefault(call, NONE);
    }

    /** The number of the last line of the message that this line is a part of. */
    int lastOfMessage(int number) {
        String message = row(number).message();
        return message == null ? number : lastOfMessage.getOrDefault(message, number);
    }

    Map<Integer, Compaction> compactions() {
        return compactions;
    }

    /** The row that the tool noted last as the one to go on from, or {@link #NONE}. */
    int lastPrompt() {
        return rowWithId(lastPrompt);
    }

    /** The id, in the transcript, of the message that this line's message follows; asked when all lines are known. */
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
