package io.roam.adapter.cursor.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Parses times in the forms of the tool: milliseconds, or ISO 8601. */
public final class TimestampParser {
    // A smaller number is a time since the window was opened, or not a time.
    private static final long EARLIEST_MILLIS = 1_500_000_000_000L;
    private static final long LATEST_MILLIS = 253_402_300_800_000L;

    private TimestampParser() {}

    public static Optional<Instant> parse(JsonView json) {
        return json.text().isPresent() ? ofIso(json.text().get()) : ofMillis(json.number());
    }

    public static Optional<Instant> ofMillis(OptionalLong millis) {
        return millis.isPresent() && millis.getAsLong() >= EARLIEST_MILLIS && millis.getAsLong() < LATEST_MILLIS
                ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
                : Optional.empty();
    }

    private static Optional<Instant> ofIso(String text) {
        try {
            return ofMillis(OptionalLong.of(Instant.parse(text).toEpochMilli()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
