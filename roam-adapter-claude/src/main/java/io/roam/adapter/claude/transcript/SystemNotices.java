package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.JsonMembers;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.transcript.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Makes notices of lines in which the tool itself says something. */
final class SystemNotices {
    private SystemNotices() {}

    /** Returns the notice of a line of type {@code system}: its content, or the whole line if it has none. */
    static Part systemNotice(byte[] line, Row row) {
        String subtype = Optional.ofNullable(row.get(Field.SUBTYPE)).orElse("system");
        String kind = subtype.equals("compact_boundary") ? "compaction" : subtype;
        return new Part.Notice(kind, JsonMembers.find(line, "content").orElseGet(() -> textOf(line)));
    }

    /** Returns the notice of an attachment, which the tool added for the model. */
    static Part attachmentNotice(byte[] line, Row row) {
        String kind = Optional.ofNullable(row.get(Field.ATTACHMENT)).orElse("attachment");
        return new Part.Notice(kind, JsonMembers.find(line, "attachment").orElseGet(() -> textOf(line)));
    }

    static Part linkNotice(byte[] line, Row row) {
        String kind = String.valueOf(row.get(Field.TYPE));
        String member = kind.equals("pr-link") ? "prUrl" : "frameUrl";
        return new Part.Notice(kind, JsonMembers.find(line, member).orElseGet(() -> textOf(line)));
    }

    /** Turns text parts into notices, where the tool speaks on behalf of the user. */
    static List<Part> textAsNotices(String kind, List<Part> parts) {
        return parts.stream()
                .map(part -> part instanceof Part.Text text ? new Part.Notice(kind, text.text()) : part)
                .toList();
    }

    private static String textOf(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
