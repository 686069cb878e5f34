package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.JsonMembers;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.transcript.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the tool says about the conversation. */
final class SystemNotices {
    private SystemNotices() {}

    /** A line of the type {@code system}: its content, else the whole line. */
    static Part systemNotice(byte[] line, Row row) {
        String subtype = Optional.ofNullable(row.get(Field.SUBTYPE)).orElse("system");
        String kind = subtype.equals("compact_boundary") ? "compaction" : subtype;
        return new Part.Notice(kind, JsonMembers.find(line, "content").orElseGet(() -> textOf(line)));
    }

    /** What the tool put before the model. */
    static Part attachmentNotice(byte[] line, Row row) {
        String kind = Optional.ofNullable(row.get(Field.ATTACHMENT)).orElse("attachment");
        return new Part.Notice(kind, JsonMembers.find(line, "attachment").orElseGet(() -> textOf(line)));
    }

    static Part linkNotice(byte[] line, Row row) {
        String kind = String.valueOf(row.get(Field.TYPE));
        String where = kind.equals("pr-link") ? "prUrl" : "frameUrl";
        return new Part.Notice(kind, JsonMembers.find(line, where).orElseGet(() -> textOf(line)));
    }

    /** The same parts, but words as a notice: the tool speaks in the user's place. */
    static List<Part> textAsNotices(String kind, List<Part> parts) {
        return parts.stream()
                .map(part -> part instanceof Part.Text words ? new Part.Notice(kind, words.text()) : part)
                .toList();
    }

    private static String textOf(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
