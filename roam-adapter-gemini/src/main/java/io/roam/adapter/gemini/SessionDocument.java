package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The document of a session. Its records are those of the lines that later versions of the tool make of it. A document holds the last value of each message
 * alone; what was written before in a log is in a member of roam's, which the tool keeps: for each line the number of the message that it is, or itself.
 */
record SessionDocument(JsonSlice json) {
    static final String MESSAGES = "messages";
    static final String SUMMARY = "summary";
    static final String LINES = "roamLines";

    private static final Set<String> APART = Set.of(MESSAGES, SUMMARY, LINES);

    /** Reads a document; empty if it is half written. */
    static Optional<SessionDocument> read(Path file) throws IOException {
        return parse(WholeFile.read(file));
    }

    static Optional<SessionDocument> parse(byte[] bytes) {
        return JsonText.object(bytes).map(SessionDocument::new);
    }

    /** Returns the messages and whatever else is among them. */
    List<JsonSlice> messages() {
        return json.member(MESSAGES).map(JsonSlice::elements).orElse(List.of());
    }

    /** Returns the records: the header, the messages, and the summary, which can change while the rest stays. */
    List<Record> records() {
        List<Record> all = new ArrayList<>();
        all.add(ClassRule.recordOf(JsonText.object(json, name -> !APART.contains(name))));
        List<byte[]> messages = messages().stream().map(JsonText::compact).toList();
        lines().forEach(line -> all.add(ClassRule.recordOf(line.of(messages))));
        return all;
    }

    /** Returns the lines behind the header, in their order. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int count = messages().size();
        Set<Integer> named = new HashSet<>();
        Optional<byte[]> summary = json.string(SUMMARY).map(SessionDocument::summaryLine);
        json.member(LINES)
                .ifPresent(list -> list.forEachElement(element -> lineOf(element, count)
                        .filter(line -> line.isOwn() || named.add(line.number()))
                        .ifPresent(lines::add)));
        for (int number = 0; number < count; number++) {
            if (named.add(number)) {
                lines.add(Line.ofMessage(number));
            }
        }
        summary.filter(line -> !isLastSummary(line, lines)).ifPresent(line -> lines.add(Line.own(line)));
        return lines;
    }

    private static boolean isLastSummary(byte[] summary, List<Line> lines) {
        Optional<String> own = summaryIn(summary);
        return lines.stream()
                .flatMap(line -> summaryIn(line.own).stream())
                .reduce((first, second) -> second)
                .equals(own);
    }

    private static Optional<String> summaryIn(byte[] line) {
        LogLine read = LogLine.of(line);
        return read.kind() == LogLine.Kind.UPDATE
                ? read.values().flatMap(values -> values.string(SUMMARY))
                : Optional.empty();
    }

    private static Optional<Line> lineOf(JsonSlice element, int count) {
        return switch (element.kind()) {
            case OBJECT -> Optional.of(Line.own(JsonText.compact(element)));
            case STRING -> element.string().flatMap(SessionDocument::decode).map(Line::own);
            case NUMBER -> numberOf(element).filter(number -> number < count).map(Line::ofMessage);
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) { // not of roam's
            return Optional.empty();
        }
    }

    private static Optional<Integer> numberOf(JsonSlice element) {
        try {
            return Optional.of(Integer.valueOf(element.toString())).filter(number -> number >= 0);
        } catch (NumberFormatException e) { // not of roam's
            return Optional.empty();
        }
    }

    /**
     * A line that a document stands for.
     *
     * @param number the place of the message that it is; less than none if it is not among the messages
     * @param own its bytes, if it is not among the messages
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(int number, byte[] own) {
        static Line ofMessage(int number) {
            return new Line(number, new byte[0]);
        }

        static Line own(byte[] line) {
            return new Line(-1, line);
        }

        boolean isOwn() {
            return number < 0;
        }

        byte[] of(List<byte[]> messages) {
            return isOwn() ? own : messages.get(number);
        }

        /** Returns it as an element of the member. */
        String element() {
            if (!isOwn()) {
                return String.valueOf(number);
            }
            return JsonText.object(own)
                    .filter(json -> Arrays.equals(JsonText.compact(json), own))
                    .map(JsonSlice::toString)
                    .orElseGet(() -> JsonSlice.quoted(Base64.getEncoder().encodeToString(own)));
        }
    }

    /** Returns the line with which the tool sets a summary, the title of a session. */
    static byte[] summaryLine(String summary) {
        return ("{\"$set\":{\"summary\":" + JsonSlice.quoted(summary) + "}}").getBytes(StandardCharsets.UTF_8);
    }
}
