package io.roam.cli.command;

import java.util.Locale;

/** Numbers in words. */
final class Amount {
    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB", "PB"};

    private Amount() {}

    static String bytes(long bytes) {
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

    static String of(long number, String one) {
        return of(number, one, one + "s");
    }

    static String of(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
