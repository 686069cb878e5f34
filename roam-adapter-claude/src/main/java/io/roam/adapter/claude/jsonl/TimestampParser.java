package io.roam.adapter.claude.jsonl;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses times as the tool writes them. */
public final class TimestampParser {
    private TimestampParser() {}

    public static Optional<Instant> parse(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
