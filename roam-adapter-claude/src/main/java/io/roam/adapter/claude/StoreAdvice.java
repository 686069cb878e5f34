package io.roam.adapter.claude;

import io.roam.spi.ActionKind;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.Remedy;
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
                            "claude-temporary-files",
                            "An interrupted command left temporary files among Claude Code's sessions ("
                                    + leftovers.size() + ")",
                            leftovers.get(0).toString(),
                            Remedy.of("to remove them: ")
                                    .then(ActionKind.SYNC)
                                    .then(", or ")
                                    .then(ActionKind.REPAIR))
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
                    "claude-settings", "Claude Code's settings are not valid JSON", file, "fix the file");
        }
        if (settings.isRefused()) {
            return Diagnosis.warning(
                    "claude-retention",
                    "Invalid value of cleanupPeriodDays",
                    file,
                    "set cleanupPeriodDays to 1 or more");
        }
        String what = "Claude Code deletes sessions after " + days + " days";
        return days >= YEAR
                ? Diagnosis.good("claude-retention", what, file)
                : Diagnosis.notice(
                        "claude-retention",
                        what + "; roam keeps a copy",
                        file,
                        "to keep them in Claude Code too, set \"cleanupPeriodDays\": 36500 in the file");
    }

    private String removeLeftovers() {
        try (HistoryStore store = new ClaudeStore(config, machine)) {
            store.visitSessions(session -> {});
            store.removeLeftovers();
            return "removed the temporary files among Claude Code's sessions";
        }
    }
}
