package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.JsonMembers;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.transcript.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes parts of lines in which the tool itself says something, or keeps what nobody said. */
final class SystemNotices {
    private SystemNotices() {}

    /** Returns the part of a line of type {@code system}: a notice with its content; the whole line, if it has none, is a context. */
    static Part systemPart(byte[] line, Row row) {
        String subtype = Optional.ofNullable(row.get(Field.SUBTYPE)).orElse("system");
        String kind = subtype.equals("compact_boundary") ? "compaction" : subtype;
        return JsonMembers.find(line, "content")
                .<Part>map(content -> Part.Notice.of(kind, content))
                .orElseGet(() -> Part.Context.of(kind, textOf(line)));
    }

    /** Returns the part of an attachment, which the tool added for the model: a system prompt, a list of skills, a file. */
    static Part attachmentPart(byte[] line, Row row) {
        String kind = Optional.ofNullable(row.get(Field.ATTACHMENT)).orElse("attachment");
        return Part.Context.of(kind, JsonMembers.find(line, "attachment").orElseGet(() -> textOf(line)));
    }

    static Part linkNotice(byte[] line, Row row) {
        String kind = String.valueOf(row.get(Field.TYPE));
        String member = kind.equals("pr-link") ? "prUrl" : "frameUrl";
        return Part.Notice.of(kind, JsonMembers.find(line, member).orElseGet(() -> textOf(line)));
    }

    /** Turns text parts into notices, where the tool speaks on behalf of the user. */
    static List<Part> textAsNotices(String kind, List<Part> parts) {
        return parts.stream()
                .map(part -> part instanceof Part.Text text ? Part.Notice.of(kind, text.text()) : part)
                .toList();
    }

    /** Turns text parts into contexts, where the text is not the user's: all of it, or what an editor put before the words. */
    static List<Part> textAsContext(Predicate<String> isContext, List<Part> parts) {
        return parts.stream()
                .map(part -> part instanceof Part.Text text && isContext.test(text.text())
                        ? Part.Context.of("meta", text.text())
                        : part)
                .toList();
    }

    private static String textOf(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
