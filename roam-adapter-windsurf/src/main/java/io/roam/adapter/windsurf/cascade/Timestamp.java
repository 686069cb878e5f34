package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Parses {@code google.protobuf.Timestamp}. */
final class Timestamp {
    private static final long FIRST = Instant.parse("1970-01-01T00:00:01Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Timestamp() {}

    /** Returns the time; empty if it is not between 1970 and 9999. */
    static Optional<Instant> parse(WireMessage message) {
        long seconds = message.number(1);
        if (seconds < FIRST || seconds > LAST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochSecond(seconds, message.number(2)));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
