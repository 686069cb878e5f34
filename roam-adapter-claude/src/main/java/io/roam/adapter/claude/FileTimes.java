package io.roam.adapter.claude;

import java.time.Duration;
import java.time.Instant;

/** Chooses the modification time of a placed file. */
final class FileTimes {
    private static final Duration MARGIN = Duration.ofDays(1);

    private static final Duration RESOLUTION = Duration.ofSeconds(2);

    private FileTimes() {}

    /** Returns {@code time}, or the next time that every file system tells from {@code other}, if that is not before it. */
    static Instant chooseAfter(Instant other, Instant time) {
        return other.isBefore(time) ? time : other.plus(RESOLUTION);
    }

    /** Returns the time of the last message, or now if the tool would soon delete a file of that time. */
    static Instant chooseTime(Instant lastMessageTime, Instant now, Duration retention) {
        if (lastMessageTime.isAfter(now)
                || lastMessageTime.isBefore(now.minus(retention).plus(MARGIN))) {
            return now;
        }
        return lastMessageTime;
    }
}
