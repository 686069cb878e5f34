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
        json.put("run", entry.run());
        json.put("time", entry.time());
        json.put("came", entry.received().stream().map(LogJson::receivedToJson).toList());
        json.put("placed", entry.placed().stream().map(LogJson::placedToJson).toList());
        return json;
    }

    private static Map<String, @Nullable Object> receivedToJson(RunLogEntry.Received received) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", received.device());
        json.put("conversation", received.conversation());
        json.put("title", received.title().orElse(null));
        json.put("batches", received.batches());
        json.put("events", received.events());
        return json;
    }

    private static Map<String, @Nullable Object> placedToJson(RunLogEntry.Placed placed) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", placed.conversation());
        json.put("title", placed.title().orElse(null));
        json.put("tool", placed.tool());
        json.put("session", placed.session());
        json.put("folder", placed.folder());
        json.put("events", placed.events());
        json.put("fresh", placed.created());
        json.put("putAway", placed.removed());
        json.put("takenBack", placed.undone());
        return json;
    }

    public static Map<String, @Nullable Object> toJson(UndoReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run", report.run());
        json.put(
                "takenBack", report.undone().stream().map(LogJson::placedToJson).toList());
        json.put("left", report.skipped().stream().map(LogJson::skippedToJson).toList());
        return json;
    }

    private static Map<String, @Nullable Object> skippedToJson(UndoReport.Skipped skipped) {
        Map<String, @Nullable Object> json = placedToJson(skipped.placed());
        json.put("reason", skipped.reason().what());
        json.put(
                "remedy",
                skipped.reason().remedy().isEmpty() ? null : skipped.reason().remedy());
        return json;
    }
}
