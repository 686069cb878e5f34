package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.UserText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the title of a session: the last one given, else the last one made, else a summary, else the user's first words. */
final class Titles {
    private static final int LONGEST = 80;

    private final boolean whole;
    private @Nullable String given;
    private @Nullable String made;
    private @Nullable String summary;
    private @Nullable String words;

    Titles(boolean whole) {
        this.whole = whole;
    }

    void add(byte[] line, Row row) {
        given = last(row, "custom-title", Field.CUSTOM_TITLE, given);
        made = last(row, "ai-title", Field.AI_TITLE, made);
        summary = last(row, "summary", Field.SUMMARY, summary);
        if (whole && words == null && FactsCollector.isUsersWord(row)) {
            words = UserText.of(line).map(Titles::shortened).orElse(null);
        }
    }

    Optional<String> title() {
        for (String title : new @Nullable String[] {given, made, summary, words}) {
            if (title != null) {
                return Optional.of(title);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String last(Row row, String type, Field field, @Nullable String before) {
        String title = row.is(Field.TYPE, type) ? row.get(field) : null;
        return title == null || title.isBlank() ? before : title;
    }

    private static @Nullable String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return null;
        }
        return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
