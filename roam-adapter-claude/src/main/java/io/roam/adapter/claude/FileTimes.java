package io.roam.adapter.claude;

import java.time.Duration;
import java.time.Instant;

/** Chooses the modification time of a placed file. */
final class FileTimes {
    private static final Duration MARGIN = Duration.ofDays(1);

    private FileTimes() {}

    /** Returns the time of the last message, or now if the tool would soon delete a file of that time. */
    static Instant chooseTime(Instant lastMessageTime, Instant now, Duration retention) {
        if (lastMessageTime.isAfter(now)
                || lastMessageTime.isBefore(now.minus(retention).plus(MARGIN))) {
            return now;
        }
        return lastMessageTime;
    }
}
