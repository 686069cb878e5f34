package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.JsonMembers;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.RowType;
import io.roam.adapter.claude.jsonl.TimestampParser;
import io.roam.spi.tool.Record;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of records, in the order of the file. The lines of one message of the model become one message at the place of the
 * first line. Messages after it wait until it is complete.
 */
final class MessageAssembler {
    /** What speaks in the user's place, and is somebody: a channel, another session. */
    private static final Set<String> SPEAKERS =
            Set.of("channel", "observer", "observer-activity", "slack-ping", "voice-call", "peer");

    private final TranscriptOutline outline;
    private final Deque<MessageDraft> waiting = new ArrayDeque<>();
    private final Map<String, MessageDraft> unfinished = new HashMap<>();
    private final Map<String, Integer> nextRow = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private String mode = "normal";

    MessageAssembler(TranscriptOutline outline) {
        this.outline = outline;
    }

    /** Returns the next complete message; null if none is complete. */
    @Nullable
    Message nextComplete() {
        MessageDraft first = waiting.peek();
        return first == null || !first.isComplete() ? null : waiting.remove().toMessage();
    }

    void add(Record record) {
        if (record.kind() == Record.Kind.FILE) {
            addFile(record);
            return;
        }
        Row row = Row.of(record.payload());
        int number = nextRow.merge(record.track(), 1, Integer::sum) - 1;
        if (row.is(Field.TYPE, "assistant")) {
            addModelLine(record, row, number);
        } else {
            List<Part> parts = partsOf(record.payload(), row);
            if (!parts.isEmpty()) {
                waiting.add(createDraft(record, row, number, roleOf(row)).add(parts));
            }
        }
    }

    private void addModelLine(Record record, Row row, int number) {
        TrackOutline track = outline.trackOutline(record.track());
        String message = track.row(number).message();
        String key = record.track() + '\n' + message;
        MessageDraft draft = unfinished.get(key);
        if (draft == null || message == null) {
            draft = createDraft(record, row, number, Role.ASSISTANT);
            waiting.add(draft);
        }
        SpokenMessage spokenMessage = SpokenMessage.of(record.payload());
        draft.add(spokenMessage, spokenMessage.parts()).setComplete(track.lastOfMessage(number) <= number);
        if (draft.isComplete()) {
            unfinished.remove(key);
        } else {
            unfinished.put(key, draft);
        }
    }

    private MessageDraft createDraft(Record record, Row row, int number, Role role) {
        TrackOutline track = outline.trackOutline(record.track());
        String id = track.row(number).messageId();
        return new MessageDraft(
                ids.add(id) ? id : "",
                track.parentMessage(number),
                role,
                record.track(),
                outline.isActive(record.track(), number),
                TimestampParser.parse(row.get(Field.TIME)));
    }

    private static Role roleOf(Row row) {
        RowType type = RowType.of(row);
        return type == RowType.SPEECH || type == RowType.QUEUED ? Role.USER : Role.SYSTEM;
    }

    private List<Part> partsOf(byte[] line, Row row) {
        if (!row.isParsable()) {
            String raw = textOf(line);
            return raw.isBlank() ? List.of() : List.of(Part.Unknown.of(raw));
        }
        return switch (RowType.of(row)) {
            case SPEECH -> spokenParts(line, row);
            case QUEUED -> orEmpty(SpokenMessage.ofQueued(line).parts());
            case SYSTEM -> List.of(SystemNotices.systemPart(line, row));
            case ATTACHMENT -> List.of(SystemNotices.attachmentPart(line, row));
            case SUMMARY -> List.of(Part.Context.of("summary", String.valueOf(row.get(Field.SUMMARY))));
            case LINK -> List.of(SystemNotices.linkNotice(line, row));
            case MODE -> modeParts(line);
            case HIDDEN -> List.of();
            case UNKNOWN -> List.of(Part.Unknown.of(textOf(line)));
        };
    }

    private static List<Part> spokenParts(byte[] line, Row row) {
        List<Part> parts = orEmpty(SpokenMessage.of(line).parts());
        if (row.isTrue(Field.COMPACT_SUMMARY)) {
            return SystemNotices.textAsNotices("compaction", parts);
        }
        boolean meta = row.isTrue(Field.META) && !SPEAKERS.contains(String.valueOf(row.get(Field.ORIGIN)));
        return SystemNotices.textAsContext(text -> meta || PromptText.isContext(text), parts);
    }

    private static List<Part> orEmpty(List<Part> parts) {
        return parts.isEmpty() ? List.of(Part.Text.of("")) : parts;
    }

    // The tool repeats the mode in many lines: only changes are shown.
    private List<Part> modeParts(byte[] line) {
        String now = JsonMembers.find(line, "mode").orElse("");
        if (now.equals(mode)) {
            return List.of();
        }
        mode = now;
        return List.of(Part.Notice.of("mode", now));
    }

    private void addFile(Record record) {
        if (record.track().startsWith("tool-results/")) {
            Part file = Part.File.of("")
                    .withName(Optional.of(record.track().substring("tool-results/".length())))
                    .withSize(record.payload().length)
                    .withContent(() -> Optional.of(record.payload().clone()));
            waiting.add(new MessageDraft("", Optional.empty(), Role.SYSTEM, record.track(), true, Optional.empty())
                    .add(new ArrayList<>(List.of(file))));
        }
    }

    private static String textOf(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
