package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.UserText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the title of a session: the user's last, else the last generated one, else a summary, else the user's first text. */
final class TitleFinder {
    private static final int MAX_LENGTH = 80;

    private final boolean whole;
    private @Nullable String userTitle;
    private @Nullable String generatedTitle;
    private @Nullable String summary;
    private @Nullable String firstText;

    TitleFinder(boolean whole) {
        this.whole = whole;
    }

    void add(byte[] line, Row row) {
        userTitle = lastTitle(row, "custom-title", Field.CUSTOM_TITLE, userTitle);
        generatedTitle = lastTitle(row, "ai-title", Field.AI_TITLE, generatedTitle);
        summary = lastTitle(row, "summary", Field.SUMMARY, summary);
        if (whole && firstText == null && FactsCollector.isUserMessage(row)) {
            firstText = UserText.find(line).map(TitleFinder::shorten).orElse(null);
        }
    }

    Optional<String> title() {
        for (String title : new @Nullable String[] {userTitle, generatedTitle, summary, firstText}) {
            if (title != null) {
                return Optional.of(title);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String lastTitle(Row row, String type, Field field, @Nullable String before) {
        String title = row.is(Field.TYPE, type) ? row.get(field) : null;
        return title == null || title.isBlank() ? before : title;
    }

    private static @Nullable String shorten(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return null;
        }
        return line.length() <= MAX_LENGTH ? line : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…";
    }
}
