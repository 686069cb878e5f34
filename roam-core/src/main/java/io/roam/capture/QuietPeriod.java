package io.roam.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Quiet means: size and time unchanged between two looks, by this device's own clock. */
final class QuietPeriod {
    /** How far the two looks must be apart. */
    static final Duration ENOUGH = Duration.ofSeconds(3);

    private QuietPeriod() {}

    /** When a fingerprint was first seen: earlier, if it is what was remembered and the clock did not go back since; else now. */
    static Instant since(String fingerprint, Optional<SessionIndexEntry> entry, Instant now) {
        return entry.filter(m -> m.fingerprint().equals(fingerprint))
                .map(SessionIndexEntry::since)
                .filter(since -> !since.isAfter(now))
                .orElse(now);
    }

    static boolean reached(Instant since, Instant now) {
        return !since.plus(ENOUGH).isAfter(now);
    }
}
