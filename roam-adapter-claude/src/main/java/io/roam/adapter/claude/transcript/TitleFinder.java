package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.UserText;
import io.roam.spi.tool.SessionFacts.TitleOrigin;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the title that the tool's own list shows for a session. */
final class TitleFinder {
    private static final Map<String, String> NAMES_OF_FILES = Map.of("image", "Image", "document", "Document");

    /** The tool looks for the first words in the beginning of a file: behind it, they count if nothing else does. */
    private static final int BEGINNING = 1 << 16;

    private final Map<TitleOrigin, String> titles = new EnumMap<>(TitleOrigin.class);
    private final Map<String, String> summariesByLeaf = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private @Nullable String file;
    private long offset;

    TitleFinder(long offset) {
        this.offset = offset;
    }

    /** A title, and where it comes from. */
    record FoundTitle(String text, TitleOrigin origin) {}

    void add(byte[] line, Row row) {
        offset += line.length + 1;
        String type = String.valueOf(row.get(Field.TYPE));
        switch (type) {
            case "custom-title" -> put(TitleOrigin.GIVEN, row.get(Field.CUSTOM_TITLE));
            case "ai-title" -> put(TitleOrigin.GENERATED, row.get(Field.AI_TITLE));
            case "last-prompt" -> addLastPrompt(row.get(Field.LAST_PROMPT));
            case "summary" -> addSummary(row.get(Field.LEAF), row.get(Field.SUMMARY));
            case "user", "assistant" -> addMessage(line, row);
            default -> {}
        }
    }

    private void put(TitleOrigin origin, @Nullable String title) {
        if (title != null && !title.isBlank()) {
            titles.put(origin, title);
        }
    }

    private void addLastPrompt(@Nullable String prompt) {
        if (prompt != null) {
            PromptText.of(prompt).words().ifPresent(words -> put(TitleOrigin.LAST_MESSAGE, words));
        }
    }

    private void addSummary(@Nullable String leaf, @Nullable String summary) {
        if (leaf != null && summary != null && !summary.isBlank()) {
            summariesByLeaf.remove(leaf); // the last one counts
            summariesByLeaf.put(leaf, summary);
        }
    }

    private void addMessage(byte[] line, Row row) {
        if (row.has(Field.ID)) {
            ids.add(String.valueOf(row.get(Field.ID)));
        }
        if (!hasPrompt() && FactsCollector.isUserMessage(row)) {
            UserText message = UserText.of(line);
            if (!message.holdsResult()) {
                addPrompt(message);
            }
        }
    }

    private boolean hasPrompt() {
        return titles.containsKey(TitleOrigin.FIRST_MESSAGE)
                || (!isBeginning() && titles.containsKey(TitleOrigin.SUBSTITUTE));
    }

    private boolean isBeginning() {
        return offset <= BEGINNING;
    }

    private void addPrompt(UserText message) {
        for (String text : message.texts()) {
            PromptText prompt = PromptText.of(text);
            Optional<String> words = prompt.words();
            if (words.isPresent()) {
                titles.putIfAbsent(isBeginning() ? TitleOrigin.FIRST_MESSAGE : TitleOrigin.SUBSTITUTE, words.get());
                return;
            }
            prompt.command().ifPresent(command -> titles.putIfAbsent(TitleOrigin.SUBSTITUTE, command));
        }
        file = file == null ? message.fileKind().map(NAMES_OF_FILES::get).orElse(null) : file;
    }

    Optional<FoundTitle> title() {
        // Clients up to 2.1 wrote into a session the summary of another: its leaf is no message here.
        summariesByLeaf.forEach((leaf, summary) -> {
            if (ids.contains(leaf)) {
                titles.put(TitleOrigin.SUMMARY, summary);
            }
        });
        return titles.keySet().stream()
                .max(TitleOrigin::compareTo)
                .map(origin -> new FoundTitle(titles.getOrDefault(origin, ""), origin))
                .or(() -> Optional.ofNullable(file).map(name -> new FoundTitle(name, TitleOrigin.SUBSTITUTE)));
    }
}
