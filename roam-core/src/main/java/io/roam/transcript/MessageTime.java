package io.roam.transcript;

import java.time.Instant;
import java.util.Optional;

/** The times that a message can have: those of the years 1970 to 9999. Programs write others by mistake. */
public final class MessageTime {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private MessageTime() {}

    /** Whether a message can have that time. */
    public static boolean isPossible(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    /** Returns that time, or empty if no message can have it. */
    public static Optional<Instant> ofPossible(Optional<Instant> time) {
        return time.filter(MessageTime::isPossible);
    }
}
