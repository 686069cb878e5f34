package io.roam.adapter.claude;

import io.roam.json.StrictJson;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What the tool's settings say about keeping history. */
final class RetentionSettings {
    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 1_000_000;

    private int days = DEFAULT_DAYS;
    private boolean readable = true;
    private boolean refused;

    private RetentionSettings() {}

    /** Those of a configuration folder; settings that are a link are read where it leads. */
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

    /** How long the tool keeps a session that is not changed any more. */
    Duration retention() {
        return Duration.ofDays(days);
    }

    /** Whether the file, if there is one, can be read as settings. */
    boolean isReadable() {
        return readable;
    }

    /** Whether the retention that stands there is none that the tool takes. */
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

    private void setDays(double said) {
        refused = !(said >= 1);
        days = refused ? DEFAULT_DAYS : (int) Math.min(said, MAX_DAYS);
    }
}
