package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionFacts.TitleOrigin;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the facts that records state about their session, in their order. */
final class FactsCollector {
    private static final Pattern FOLDER = Pattern.compile("Workspace Directories:(?:\\*\\*)?\\n  - ([^\\n]+)");

    private final Set<String> folders = new LinkedHashSet<>();
    private Optional<String> title = Optional.empty();
    private TitleOrigin origin = TitleOrigin.GIVEN;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private Optional<String> firstMessage = Optional.empty();
    private int prompts;

    /** Adds a folder worked in. */
    void addFolder(String folder) {
        folders.add(folder);
    }

    /** Adds what a record of the main track states. */
    void add(Record record) {
        LogLine line = LogLine.of(record.payload());
        if (line.isSpoken()) {
            addMessage(line);
        }
        line.values()
                .flatMap(values -> values.string(SessionDocument.SUMMARY))
                .ifPresent(summary -> addTitle(summary, TitleOrigin.SUMMARY));
        line.messages().ifPresent(list -> list.elements().stream().limit(1).forEach(this::addContext));
    }

    private void addMessage(LogLine line) {
        Optional<Instant> time = line.string("timestamp").flatMap(FactsCollector::timeOf);
        first = first.or(() -> time);
        last = time.or(() -> last);
        if (line.string("type").orElse("").equals("user")) {
            String prompt = line.json().map(MessageContent::promptOf).orElse("");
            if (!prompt.isBlank()) {
                firstMessage = firstMessage.or(() -> line.string("id"));
                prompts++;
                addTitle(prompt, TitleOrigin.FIRST_MESSAGE);
            }
        }
    }

    private void addContext(JsonSlice message) {
        if (folders.isEmpty() && message.string("id").orElse("").equals(LogLine.CONTEXT_ID)) {
            Matcher folder = FOLDER.matcher(MessageContent.textOf(message));
            if (folder.find()) {
                folders.add(folder.group(1).strip());
            }
        }
    }

    private void addTitle(String text, TitleOrigin from) {
        String line = text.strip().lines().findFirst().orElse("");
        if (!line.isEmpty() && (title.isEmpty() || origin.yieldsTo(from))) {
            title = Optional.of(line);
            origin = from;
        }
    }

    static Optional<Instant> timeOf(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    SessionFacts facts() {
        return SessionFacts.builder()
                .folders(new ArrayList<>(folders))
                .title(title, origin)
                .firstMessageTime(first)
                .lastMessageTime(last)
                .firstMessage(firstMessage)
                .messageCount(prompts)
                .build();
    }
}
