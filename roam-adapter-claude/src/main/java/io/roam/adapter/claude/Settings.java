package io.roam.adapter.claude;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What the tool's settings say about keeping history. */
final class Settings {
    private static final int DEFAULT_DAYS = 30;
    private static final int MOST_DAYS = 1_000_000;

    private int days = DEFAULT_DAYS;

    private Settings() {}

    /** How long the tool keeps a session that is not changed any more; settings that are a link are read where it leads. */
    static Duration retention(Path config) {
        Settings settings = new Settings();
        try {
            Json.object(FileBytes.whole(config.resolve("settings.json").toRealPath()), settings::read);
        } catch (IOException e) {
            return Duration.ofDays(DEFAULT_DAYS);
        }
        return Duration.ofDays(settings.days);
    }

    private void read(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("cleanupPeriodDays") && value.isNumeric()) {
                double said = parser.getDoubleValue();
                days = said >= 1 ? (int) Math.min(said, MOST_DAYS) : DEFAULT_DAYS;
            } else {
                parser.skipChildren();
            }
        }
    }
}
