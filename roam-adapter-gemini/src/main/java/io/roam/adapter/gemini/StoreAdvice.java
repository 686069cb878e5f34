package io.roam.adapter.gemini;

import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a user should know about a store of the tool. */
record StoreAdvice(Path root, Machine machine) {
    private static final String ID = "gemini-retention";
    private static final String SETTING = "set \"general\": {\"sessionRetention\": {\"enabled\": false}}";

    List<Diagnosis> diagnose() {
        Path configuration = Locations.configurationOf(root);
        RetentionSettings settings = RetentionSettings.read(configuration);
        String file = RetentionSettings.fileIn(configuration).toString();
        if (!settings.isReadable()) {
            return List.of(Diagnosis.warning(
                    "gemini-settings", "Gemini CLI's settings are not valid JSON", file, "fix the file"));
        }
        if (settings.retention().isEmpty()) {
            return List.of(Diagnosis.good(ID, "Gemini CLI deletes no sessions by itself", file));
        }
        List<Diagnosis> all =
                new ArrayList<>(List.of(deletion(settings.retention().get(), file)));
        List<Path> traces = new ResumeTraces(root, machine).find();
        if (!traces.isEmpty()) {
            all.add(resumed(traces, file));
        }
        return all;
    }

    private static Diagnosis resumed(List<Path> traces, String settings) {
        return Diagnosis.notice(
                "gemini-resumed-sessions",
                "Gemini CLI will delete sessions that were resumed, when it is started again (" + traces.size()
                        + "); roam keeps what it saved of them",
                traces.get(0).toString(),
                "to keep them in Gemini CLI too, " + SETTING + " in " + settings);
    }

    private static Diagnosis deletion(Duration age, String file) {
        return Diagnosis.notice(
                ID,
                "Gemini CLI deletes sessions after " + text(age)
                        + ", and new versions delete sessions that were resumed; roam keeps a copy",
                file,
                "to keep them in Gemini CLI too, " + SETTING + " in the file");
    }

    private static String text(Duration age) {
        boolean days = age.equals(Duration.ofDays(age.toDays()));
        return days ? age.toDays() + " days" : age.toHours() + " hours";
    }
}
