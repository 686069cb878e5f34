package io.roam.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats how long ago something was. */
public final class RelativeTime {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private RelativeTime() {}

    public static String format(Instant then, Instant now, ZoneId zone) {
        Duration ago = Duration.between(then, now);
        if (ago.toDays() > 60 || ago.toDays() < 0) {
            return DAY.format(then.atZone(zone));
        }
        if (ago.toDays() > 0) {
            return agoText(ago.toDays(), "day");
        }
        if (ago.toHours() > 0) {
            return agoText(ago.toHours(), "hour");
        }
        return ago.toMinutes() > 0 ? ago.toMinutes() + " min ago" : "just now";
    }

    public static String formatMinute(Instant then, ZoneId zone) {
        return MINUTE.format(then.atZone(zone));
    }

    private static String agoText(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " ago";
    }
}
