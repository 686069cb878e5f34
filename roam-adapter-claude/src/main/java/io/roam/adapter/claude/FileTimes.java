package io.roam.adapter.claude;

import java.time.Duration;
import java.time.Instant;

/** The time that a placed file gets. */
final class FileTimes {
    private static final Duration MARGIN = Duration.ofDays(1);

    private FileTimes() {}

    /** That of the last word, but now where the tool would take the file for one that it may delete. */
    static Instant chooseTime(Instant lastWord, Instant now, Duration retention) {
        if (lastWord.isAfter(now) || lastWord.isBefore(now.minus(retention).plus(MARGIN))) {
            return now;
        }
        return lastWord;
    }
}
