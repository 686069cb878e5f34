package io.roam.cli.command;

import io.roam.LogEntry;
import io.roam.UndoReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs, and undoing, in JSON. */
final class LogJson {
    private LogJson() {}

    static Map<String, @Nullable Object> of(LogEntry entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run", entry.run());
        json.put("time", entry.time());
        json.put("came", entry.came().stream().map(LogJson::came).toList());
        json.put("placed", entry.placed().stream().map(LogJson::placed).toList());
        return json;
    }

    private static Map<String, @Nullable Object> came(LogEntry.Came came) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", came.device());
        json.put("conversation", came.conversation());
        json.put("title", came.title().orElse(null));
        json.put("batches", came.batches());
        json.put("events", came.events());
        return json;
    }

    private static Map<String, @Nullable Object> placed(LogEntry.Placed placed) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", placed.conversation());
        json.put("title", placed.title().orElse(null));
        json.put("tool", placed.tool());
        json.put("session", placed.session());
        json.put("folder", placed.folder());
        json.put("events", placed.events());
        json.put("fresh", placed.fresh());
        json.put("takenBack", placed.takenBack());
        return json;
    }

    static Map<String, @Nullable Object> of(UndoReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run", report.run());
        json.put("takenBack", report.takenBack().stream().map(LogJson::placed).toList());
        json.put("left", report.left().stream().map(LogJson::left).toList());
        return json;
    }

    private static Map<String, @Nullable Object> left(UndoReport.Left left) {
        Map<String, @Nullable Object> json = placed(left.placed());
        json.put("reason", left.reason());
        json.put("remedy", left.remedy().isEmpty() ? null : left.remedy());
        return json;
    }
}
