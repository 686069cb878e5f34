package io.roam.cli.output;

import io.roam.api.SyncReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a sync report as JSON. */
public final class SyncJson {
    private SyncJson() {}

    public static Map<String, @Nullable Object> toJson(SyncReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "captured",
                report.captured().stream().map(SyncJson::captureToJson).toList());
        json.put("sent", report.sent());
        json.put("received", report.received());
        json.put("accepted", report.accepted());
        json.put(
                "placed",
                report.placed().stream().map(SyncJson::placementToJson).toList());
        json.put("left", report.skipped().stream().map(SyncJson::skippedToJson).toList());
        json.put("quarantined", reasonsToJson(report.quarantined()));
        json.put("paired", report.pairedDevices());
        json.put("private", report.privateSessions());
        json.put("unsettled", report.unsettledSessions());
        json.put(
                "pending",
                report.pending().stream().map(SyncJson::pendingToJson).toList());
        json.put("complete", report.upToDate());
        json.put("failures", report.failures());
        json.put("notes", report.notes());
        return json;
    }

    /** Returns each file with the reason given for it, ordered by file. */
    public static List<Map<String, String>> reasonsToJson(Map<String, String> byFile) {
        List<Map<String, String>> list = new ArrayList<>();
        new TreeMap<>(byFile).forEach((file, reason) -> {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("file", file);
            entry.put("reason", reason);
            list.add(entry);
        });
        return list;
    }

    private static Map<String, @Nullable Object> pendingToJson(SyncReport.PendingDevice pending) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", pending.device().isEmpty() ? null : pending.device());
        json.put("name", pending.name().isEmpty() ? null : pending.name());
        json.put("messages", pending.messages());
        json.put("conversations", pending.conversations().stream().sorted().toList());
        json.put("reason", pending.reason().what());
        json.put(
                "remedy",
                pending.reason().remedy().isEmpty() ? null : pending.reason().remedy());
        return json;
    }

    private static Map<String, @Nullable Object> captureToJson(SyncReport.Capture capture) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", capture.conversation().isEmpty() ? null : capture.conversation());
        json.put("tool", capture.tool());
        json.put("session", capture.session());
        json.put("folder", capture.folder());
        json.put("events", capture.events());
        json.put("records", capture.records());
        json.put("lastWord", capture.lastMessageTime().orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> placementToJson(SyncReport.Placement placement) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", placement.conversation());
        json.put("tool", placement.tool());
        json.put("session", placement.session());
        json.put("title", placement.title().orElse(null));
        json.put("folder", placement.folder());
        json.put("events", placement.events());
        json.put("fresh", placement.fresh());
        return json;
    }

    static Map<String, @Nullable Object> skippedToJson(SyncReport.Skipped skipped) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", skipped.conversation());
        json.put("title", skipped.title().orElse(null));
        json.put("why", skipped.skipReason().word());
        json.put("reason", skipped.reason().what());
        json.put(
                "remedy",
                skipped.reason().remedy().isEmpty() ? null : skipped.reason().remedy());
        json.put("heads", skipped.heads().stream().sorted().toList());
        return json;
    }
}
