package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileBytes;
import io.roam.json.StrictJson;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** How long the tool keeps its history, according to its settings. */
final class RetentionSettings {
    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 1_000_000;

    private int days = DEFAULT_DAYS;
    private boolean readable = true;
    private boolean refused;

    private RetentionSettings() {}

    /** Reads the settings of a configuration folder, and follows a link to them. */
    static RetentionSettings read(Path config) {
        RetentionSettings settings = new RetentionSettings();
        try {
            byte[] text = FileBytes.readAll(fileIn(config).toRealPath());
            settings.readable = StrictJson.readObject(text, settings::readMembers);
        } catch (NoSuchFileException e) {
            return settings;
        } catch (IOException e) {
            settings.readable = false;
        }
        return settings;
    }

    static Path fileIn(Path config) {
        return config.resolve("settings.json");
    }

    /** Returns how long the tool keeps a session after its last change. */
    Duration retention() {
        return Duration.ofDays(days);
    }

    /** Whether the file, if there is one, can be read as settings. */
    boolean isReadable() {
        return readable;
    }

    /** Whether the settings hold a retention that the tool does not accept. */
    boolean isRefused() {
        return refused;
    }

    private void readMembers(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("cleanupPeriodDays")) {
                setDays(value.isNumeric() ? parser.getDoubleValue() : 0);
            }
            parser.skipChildren();
        }
    }

    private void setDays(double value) {
        refused = !(value >= 1);
        days = refused ? DEFAULT_DAYS : (int) Math.min(value, MAX_DAYS);
    }
}
