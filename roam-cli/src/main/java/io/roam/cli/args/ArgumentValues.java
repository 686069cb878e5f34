package io.roam.cli.args;

import io.roam.spi.Machine;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses what users type as values of options and arguments. */
public final class ArgumentValues {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([hd])");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*([smh]?)");

    private static final String FOLDER = "folder:";
    /** Longer than the letter of a drive. */
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]+:");

    private ArgumentValues() {}

    /** Returns an absolute path. Relative ones are resolved against the current folder, and {@code ~} is the home. */
    public static Path parsePath(String text, Machine machine) {
        try {
            if (text.equals("~")) {
                return machine.home();
            }
            if (text.startsWith("~/") || text.startsWith("~\\")) {
                return machine.home().resolve(text.substring(2)).normalize();
            }
            return machine.directory().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new MalformedPathException(text);
        }
    }

    /** Returns a duration written as a number and s, m or h; without a unit it is in seconds. */
    public static Duration parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidDurationException(text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }

    /** Returns a number above 0. */
    public static int parseCount(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw new InvalidCountException(text);
        }
        return Integer.parseInt(text);
    }

    /** Returns the instant at which a day begins, such as 2026-11-25, or one that long ago, such as 3d or 12h. */
    public static Instant parseSince(String text, Instant now, ZoneId zone) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long number = Long.parseLong(ago.group(1));
            return now.minus(ago.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number));
        }
        try {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidDateException(text);
        }
    }

    /** Returns the address of a sync method; a path, which is made absolute, is that of a folder. */
    public static String parseAddress(String text, Machine machine) {
        if (text.equals("syncthing")) {
            return "syncthing:";
        }
        if (text.startsWith(FOLDER) && text.length() > FOLDER.length()) {
            return FOLDER + parsePath(text.substring(FOLDER.length()), machine);
        }
        return isPath(text, machine) ? FOLDER + parsePath(text, machine) : text;
    }

    private static boolean isPath(String text, Machine machine) {
        if (SCHEME.matcher(text).lookingAt() || text.isBlank()) {
            return false;
        }
        boolean looksLikePath = text.contains("/") || text.contains("\\") || text.equals("~") || text.startsWith(".");
        return looksLikePath || Files.isDirectory(parsePath(text, machine));
    }
}
