package io.roam.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a session has kept its size and time, by this device's own clock.
 *
 * @param since when its fingerprint was first seen
 * @param now when it was seen last
 */
record QuietPeriod(Instant since, Instant now) {
    private static final Duration ENOUGH = Duration.ofSeconds(3);

    /** No tool writes a file for longer without changing it. */
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Returns the period that ends now; it begins now if the fingerprint is new, or the clock was set back. */
    static QuietPeriod of(String fingerprint, Optional<SessionIndexEntry> entry, Instant now) {
        Instant since = entry.filter(known -> known.fingerprint().equals(fingerprint))
                .map(SessionIndexEntry::since)
                .filter(seen -> !seen.isAfter(now))
                .orElse(now);
        return new QuietPeriod(since, now);
    }

    /** Whether it has lasted long enough for the session to be settled. */
    boolean isOver() {
        return !since.plus(ENOUGH).isAfter(now);
    }

    /** Whether it has lasted so long that the session's tool is not writing it. */
    boolean isLong() {
        return !since.plus(LONG).isAfter(now);
    }
}
