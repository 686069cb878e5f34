package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the messages of records, which it gets in their order. */
final class MessageReader {
    private final RolledBackTurns turns;
    private final Set<String> ids = new HashSet<>();
    private Optional<String> model = Optional.empty();
    private int events;

    MessageReader(RolledBackTurns turns) {
        this.turns = turns;
    }

    /** Returns the message that a record is; empty if it has none to show. */
    Optional<Message> next(Record record) {
        boolean isEvent = record.kind() == Record.Kind.EVENT;
        boolean isActive = !(isEvent && record.isMain() && turns.contains(events));
        events += isEvent && record.isMain() ? 1 : 0;
        if (!isEvent && record.kind() != Record.Kind.STATE) {
            return Optional.empty();
        }
        Optional<JsonSlice> row = ThreadTranscript.rowOf(record);
        Optional<Message.Builder> message = row.isPresent()
                ? read(row.get(), isEvent)
                : isEvent ? Optional.of(unknown(record.payload())) : Optional.empty();
        return message.map(one -> one.track(record.track()).active(isActive).build());
    }

    private Optional<Message.Builder> read(JsonSlice row, boolean isEvent) {
        JsonSlice payload = row.member("payload").orElse(row);
        if (!isEvent) {
            noteModel(row, payload);
            return ReasoningItem.partOf(payload).map(part -> builder(Role.ASSISTANT, List.of(part), row, payload));
        }
        if (row.string("type").filter("compacted"::equals).isPresent()) {
            Part notice = Part.Notice.of("compaction", payload.string("message").orElse(""));
            return Optional.of(builder(Role.SYSTEM, List.of(notice), row, payload));
        }
        return Optional.of(builder(ItemParts.roleOf(payload), ItemParts.of(payload), row, payload));
    }

    private void noteModel(JsonSlice row, JsonSlice payload) {
        if (row.string("type").filter("turn_context"::equals).isPresent()) {
            model = payload.string("model").or(() -> model);
        }
    }

    private Message.Builder builder(Role role, List<Part> parts, JsonSlice row, JsonSlice payload) {
        Optional<Instant> time = ThreadFacts.timeOf(row);
        String id = payload.string("id").filter(ids::add).orElse("");
        return Message.builder(role, parts).id(id).time(time).model(role == Role.ASSISTANT ? model : Optional.empty());
    }

    private static Message.Builder unknown(byte[] line) {
        return Message.builder(Role.SYSTEM, List.of(Part.Unknown.of(new String(line, StandardCharsets.UTF_8))));
    }
}
