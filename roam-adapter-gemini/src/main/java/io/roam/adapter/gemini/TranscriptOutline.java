package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a first pass over the records of a session finds: which messages the tool would give to the model, as it counts them, and which record of several
 * with one id is the last.
 */
final class TranscriptOutline {
    private final FactsCollector facts = new FactsCollector();
    private final Map<String, Integer> lastOf = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final List<String> current = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    private TranscriptOutline() {}

    static TranscriptOutline of(RecordSource records) {
        TranscriptOutline outline = new TranscriptOutline();
        try (RecordReader reader = records.open()) {
            int number = 0;
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.isMain()) {
                    outline.facts.add(record);
                    outline.add(LogLine.of(record.payload()), number);
                }
                number++;
            }
        }
        return outline;
    }

    private void add(LogLine line, int number) {
        switch (line.kind()) {
            case REWIND -> rewindTo(line.string("$rewindTo").orElse(""));
            case MESSAGE -> addMessage(line, number);
            case UPDATE ->
                line.messages().ifPresent(list -> {
                    rewindAll();
                    addAll(list);
                });
            case HEADER -> line.messages().ifPresent(this::addAll);
            case UNKNOWN, UNREADABLE -> {} // the tool passes over it
        }
    }

    private void addMessage(LogLine line, int number) {
        String id = line.string("id").orElse("");
        if (line.isSpoken()) {
            lastOf.put(id, number);
            line.json().map(MessageContent::answersOf).ifPresent(answered::addAll);
        }
        addCurrent(id);
    }

    private void addAll(JsonSlice list) {
        list.forEachElement(message -> message.string("id").ifPresent(this::addCurrent));
    }

    private void addCurrent(String id) {
        if (places.putIfAbsent(id, current.size()) == null) {
            current.add(id);
        }
    }

    private void rewindTo(String id) {
        int place = places.getOrDefault(id, 0);
        while (current.size() > place) {
            places.remove(current.remove(current.size() - 1));
        }
    }

    private void rewindAll() {
        current.clear();
        places.clear();
    }

    SessionFacts facts() {
        return facts.facts();
    }

    /** Whether a record has the last value of a message. */
    boolean isLast(String id, int number) {
        return lastOf.getOrDefault(id, number) == number;
    }

    /** Whether the tool would give a message to the model. */
    boolean isCurrent(String id) {
        return places.containsKey(id);
    }

    /** Whether a call is answered by a message of its own. */
    boolean isAnswered(String call) {
        return answered.contains(call);
    }
}
