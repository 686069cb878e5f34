package io.roam.adapter.claude;

import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds what a user should know about one configuration folder of the tool. */
record StoreAdvice(Path config, Machine machine) {
    private static final int YEAR = 365;

    List<Diagnosis> diagnose() {
        List<Diagnosis> all = new ArrayList<>(List.of(retention()));
        ProjectsFolder folder = new ProjectsFolder(config, Locations.othersThan(config, machine));
        folder.listSessions(session -> {});
        List<Path> leftovers = folder.leftovers();
        if (!leftovers.isEmpty()) {
            all.add(Diagnosis.notice(
                            "claude-leftovers",
                            "a run that was cut off left temporary files among Claude Code's sessions ("
                                    + leftovers.size() + ")",
                            leftovers.get(0).toString(),
                            "the next sync removes them, and so does roam doctor --fix")
                    .fixedBy(this::removeLeftovers));
        }
        return all;
    }

    private Diagnosis retention() {
        RetentionSettings settings = RetentionSettings.read(config);
        String file = RetentionSettings.fileIn(config).toString();
        long days = settings.retention().toDays();
        if (!settings.isReadable()) {
            return Diagnosis.warning(
                    "claude-settings", "these settings cannot be read as JSON", file, "put them right");
        }
        if (settings.isRefused()) {
            return Diagnosis.warning(
                    "claude-retention",
                    "Claude Code takes no such cleanupPeriodDays",
                    file,
                    "give a number of days, 1 or more");
        }
        String what = "Claude Code deletes sessions " + days + " days after their last change";
        return days >= YEAR
                ? Diagnosis.good("claude-retention", what, file)
                : Diagnosis.notice(
                        "claude-retention",
                        what + "; roam keeps them all the same",
                        file,
                        "\"cleanupPeriodDays\": 36500 there has them stay");
    }

    private String removeLeftovers() {
        try (HistoryStore store = new ClaudeStore(config, machine)) {
            store.visitSessions(session -> {});
            store.removeLeftovers();
            return "temporary files among Claude Code's sessions were removed";
        }
    }
}
