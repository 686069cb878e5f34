package io.roam.adapter.gemini;

import io.roam.spi.Diagnosis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a user should know about the folder of the tool. */
record StoreAdvice(Path configuration) {
    private static final String ID = "gemini-retention";

    List<Diagnosis> diagnose() {
        RetentionSettings settings = RetentionSettings.read(configuration);
        String file = RetentionSettings.fileIn(configuration).toString();
        if (!settings.isReadable()) {
            return List.of(Diagnosis.warning(
                    "gemini-settings", "Gemini CLI's settings are not valid JSON", file, "fix the file"));
        }
        return List.of(settings.retention()
                .map(age -> deletion(age, file))
                .orElseGet(() -> Diagnosis.good(ID, "Gemini CLI deletes no sessions by itself", file)));
    }

    private static Diagnosis deletion(Duration age, String file) {
        return Diagnosis.notice(
                ID,
                "Gemini CLI deletes sessions after " + text(age)
                        + ", and new versions delete sessions that were resumed; roam keeps a copy",
                file,
                "to keep them in Gemini CLI too, set \"general\": {\"sessionRetention\": {\"enabled\": false}} in the file");
    }

    private static String text(Duration age) {
        boolean days = age.equals(Duration.ofDays(age.toDays()));
        return days ? age.toDays() + " days" : age.toHours() + " hours";
    }
}
