package io.roam.adapter.gemini;

import io.roam.adapter.gemini.SessionDocument.Line;
import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the document of a session is to hold: for the tool, what it would make of all lines; for roam, in which order they were written. */
final class DocumentDraft {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<byte[]> messages = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private Optional<byte[]> header = Optional.empty();
    private Optional<String> summary = Optional.empty();
    private Optional<Instant> begun = Optional.empty();

    /** Begins with what is in a document. */
    void addAll(SessionDocument document) {
        document.messages().forEach(message -> {
            message.string("id").ifPresent(id -> places.put(id, messages.size()));
            messages.add(message.bytes());
        });
        lines.addAll(document.lines());
        summary = document.json().string(SessionDocument.SUMMARY);
    }

    /** Adds a record of the main track. */
    void add(Record record) {
        LogLine line = LogLine.of(record.payload());
        begun = begun.or(() -> HeaderLine.begun(line))
                .or(() -> line.string("timestamp").flatMap(FactsCollector::timeOf));
        switch (line.kind()) {
            case HEADER -> header = header.or(() -> Optional.of(record.payload()));
            case MESSAGE -> addMessage(line.string("id").orElse(""), record.payload());
            case REWIND -> {
                rewind(places.getOrDefault(line.string("$rewindTo").orElse(""), 0));
                lines.add(Line.own(record.payload()));
            }
            default -> addOther(record, line);
        }
    }

    private void addMessage(String id, byte[] message) {
        Integer place = places.putIfAbsent(id, messages.size());
        if (place == null) {
            lines.add(Line.ofMessage(messages.size()));
            messages.add(message);
            return;
        }
        keep(place, place + 1);
        lines.add(Line.ofMessage(place));
        messages.set(place, message);
    }

    /** Keeps the lines of messages that are to change, or to go, as lines of their own. */
    private void keep(int from, int to) {
        lines.replaceAll(line ->
                line.number() >= from && line.number() < to ? Line.own(compact(messages.get(line.number()))) : line);
    }

    private static byte[] compact(byte[] message) {
        return JsonText.object(message).map(JsonText::compact).orElse(message);
    }

    private void rewind(int place) {
        keep(place, messages.size());
        messages.subList(place, messages.size()).clear();
        places.values().removeIf(other -> other >= place);
    }

    /** A document has no place for the state of a log, such as a list of all messages in the words of the API, and its tool does not miss it. */
    private void addOther(Record record, LogLine line) {
        if (record.kind() == Record.Kind.PROPERTY) {
            summary = line.values().flatMap(values -> values.string(SessionDocument.SUMMARY));
        }
        if (record.kind() == Record.Kind.PROPERTY || record.kind() == Record.Kind.EVENT) {
            lines.add(Line.own(record.payload()));
        }
    }

    /** Returns the document; of an existing one all members stay as they are that it does not change. */
    byte[] write(Optional<SessionDocument> existing, PlacementTarget target) {
        byte[] object = existing.map(document -> document.json().bytes())
                .or(() -> header)
                .orElseGet(() -> ownHeader(target));
        object = HeaderLine.set(
                object,
                SessionDocument.MESSAGES,
                listed(messages.stream()
                        .map(message -> new String(message, StandardCharsets.UTF_8))
                        .toList()));
        if (summary.isPresent()) {
            object = HeaderLine.set(object, SessionDocument.SUMMARY, JsonSlice.quoted(summary.get()));
        }
        boolean listed = existing.flatMap(document -> document.json().member(SessionDocument.LINES))
                .isPresent();
        if (listed || !isPlain()) {
            object = HeaderLine.set(
                    object,
                    SessionDocument.LINES,
                    listed(lines.stream().map(Line::element).toList()));
        }
        return target.isOld()
                ? HeaderLine.set(object, "lastUpdated", JsonSlice.quoted(HeaderLine.millis(target.now())))
                : object;
    }

    private byte[] ownHeader(PlacementTarget target) {
        Instant last = target.placement().lastMessageTime();
        return HeaderLine.create(
                target.placement().session(), target.placement().workspace(), begun.orElse(last), last);
    }

    private static String listed(List<String> elements) {
        return elements.stream().collect(Collectors.joining(",\n", "[", "]"));
    }

    /** Whether the messages are the lines, and the summary is the last one. */
    private boolean isPlain() {
        int count = messages.size();
        for (int number = 0; number < count; number++) {
            if (number >= lines.size() || lines.get(number).number() != number) {
                return false;
            }
        }
        byte[] last = summary.map(SessionDocument::summaryLine).orElse(new byte[0]);
        boolean titled =
                lines.size() == count + 1 && Arrays.equals(lines.get(count).own(), last);
        return titled || lines.size() == count;
    }
}
