package io.roam.cli.output;

import io.roam.api.RunLogEntry;
import io.roam.api.UndoReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes runs and undo reports as JSON. */
public final class LogJson {
    private LogJson() {}

    public static Map<String, @Nullable Object> toJson(RunLogEntry entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("change", entry.run());
        json.put("time", entry.time());
        json.put(
                "received",
                entry.received().stream().map(LogJson::receivedToJson).toList());
        json.put("updated", entry.placed().stream().map(LogJson::placedToJson).toList());
        return json;
    }

    private static Map<String, @Nullable Object> receivedToJson(RunLogEntry.Received received) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", received.device());
        json.put("conversation", received.conversation());
        json.put("title", received.title().orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> placedToJson(RunLogEntry.Placed placed) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", placed.conversation());
        json.put("title", placed.title().orElse(null));
        json.put("tool", placed.tool());
        json.put("session", placed.session());
        json.put("folder", placed.folder());
        json.put("new", placed.change() == RunLogEntry.Change.ADDED);
        json.put("renamed", placed.change() == RunLogEntry.Change.RENAMED);
        json.put("hidden", placed.change() == RunLogEntry.Change.HIDDEN);
        json.put("undone", placed.undone());
        return json;
    }

    public static Map<String, @Nullable Object> toJson(UndoReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("change", report.run());
        json.put("undone", report.undone().stream().map(LogJson::placedToJson).toList());
        json.put(
                "notUndone",
                report.skipped().stream().map(LogJson::skippedToJson).toList());
        return json;
    }

    private static Map<String, @Nullable Object> skippedToJson(UndoReport.Skipped skipped) {
        Map<String, @Nullable Object> json = placedToJson(skipped.placed());
        json.putAll(SyncJson.messageToJson("not_undone", skipped.reason()));
        return json;
    }
}
