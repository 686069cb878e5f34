package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the tool keeps sessions, according to the user's settings. */
final class RetentionSettings {
    private static final Pattern PERIOD = Pattern.compile("([0-9]{1,6})([hdwm])");
    private static final Map<String, Duration> UNITS = Map.of(
            "h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7), "m", Duration.ofDays(30));
    private static final Duration DEFAULT_AGE = Duration.ofDays(30);
    private static final Duration DEFAULT_LEAST = Duration.ofDays(1);
    private static final int LONGEST_FILE = 1 << 24;

    private Optional<Duration> retention = Optional.of(DEFAULT_AGE);
    private boolean readable = true;

    private RetentionSettings() {}

    /** Reads the settings in the folder of the tool, and follows a link to them. */
    static RetentionSettings read(Path configuration) {
        RetentionSettings settings = new RetentionSettings();
        try {
            byte[] text = RegularFiles.readBeginning(fileIn(configuration).toRealPath(), LONGEST_FILE);
            Optional<JsonSlice> json = JsonText.object(SettingsComments.blank(text));
            settings.readable = json.isPresent();
            json.flatMap(all -> all.member("general"))
                    .flatMap(general -> general.member("sessionRetention"))
                    .ifPresent(settings::setFrom);
        } catch (NoSuchFileException e) {
            return settings;
        } catch (IOException e) {
            settings.readable = false;
        }
        return settings;
    }

    static Path fileIn(Path configuration) {
        return configuration.resolve("settings.json");
    }

    /** Returns how long after its last message the tool deletes a session; empty if it deletes none. */
    Optional<Duration> retention() {
        return retention;
    }

    /** Whether the file, if there is one, can be read as settings. */
    boolean isReadable() {
        return readable;
    }

    /** The tool deletes nothing at all where it does not accept a value, or where the age is below the least one. */
    private void setFrom(JsonSlice values) {
        boolean on = values.member("enabled").isEmpty() || values.isTrue("enabled");
        Optional<Duration> age = values.member("maxAge").isPresent()
                ? values.string("maxAge").flatMap(RetentionSettings::periodOf)
                : Optional.of(DEFAULT_AGE);
        Duration least = values.string("minRetention")
                .flatMap(RetentionSettings::periodOf)
                .orElse(DEFAULT_LEAST);
        boolean counts = values.number("maxCount").filter(count -> count < 1).isEmpty();
        retention = age.filter(kept -> on && counts && kept.compareTo(least) >= 0);
    }

    private static Optional<Duration> periodOf(String text) {
        Matcher period = PERIOD.matcher(text);
        if (!period.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(period.group(1));
        return Optional.ofNullable(UNITS.get(period.group(2)))
                .map(unit -> unit.multipliedBy(count))
                .filter(kept -> !kept.isZero());
    }
}
