package io.roam.cli.output;

import java.util.Locale;

/** Formats counts and sizes for people. */
public final class AmountText {
    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB", "PB"};

    private AmountText() {}

    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 || value >= 99.5
                ? Math.round(value) + " " + UNITS[unit]
                : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    public static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    public static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
