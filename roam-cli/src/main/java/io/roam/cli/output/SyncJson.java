package io.roam.cli.output;

import io.roam.api.SyncReport;
import io.roam.cli.terminal.RemedyJson;
import io.roam.spi.Reason;
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
                "saved", report.captured().stream().map(SyncJson::captureToJson).toList());
        json.put("sent", report.sent());
        json.put("received", report.received());
        json.put("accepted", report.accepted());
        json.put(
                "updated",
                report.placed().stream().map(SyncJson::placementToJson).toList());
        json.put(
                "branched",
                report.branched().stream().map(SyncJson::branchingToJson).toList());
        json.put(
                "pending",
                report.skipped().stream().map(SyncJson::skippedToJson).toList());
        json.put("quarantined", reasonsToJson(report.quarantined(), "failed_verification"));
        json.put("paired", report.pairedDevices());
        json.put("ignored", report.privateSessions());
        json.put("unfinished", report.unsettledSessions());
        json.put(
                "pendingDevices",
                report.pending().stream().map(SyncJson::pendingToJson).toList());
        json.put("complete", report.upToDate());
        json.put("failures", warningsToJson(report.failures()));
        json.put("warnings", warningsToJson(report.notes()));
        return json;
    }

    /** Returns each warning with its code and its remedy. */
    public static List<Map<String, @Nullable Object>> warningsToJson(List<Reason.Coded> warnings) {
        return warnings.stream()
                .map(warning -> messageToJson(warning.code(), warning.reason()))
                .toList();
    }

    /** Returns a sentence with its code and its remedy. */
    public static Map<String, @Nullable Object> messageToJson(String code, Reason reason) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", code);
        json.put("message", reason.what());
        RemedyJson.put(json, reason.remedy());
        return json;
    }

    /** Returns each file with the reason given for it, ordered by file. */
    public static List<Map<String, @Nullable Object>> reasonsToJson(Map<String, String> byFile, String code) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        new TreeMap<>(byFile).forEach((file, reason) -> {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("file", file);
            entry.putAll(messageToJson(code, Reason.parse(reason)));
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
        json.putAll(messageToJson("pending", pending.reason()));
        return json;
    }

    private static Map<String, @Nullable Object> captureToJson(SyncReport.Capture capture) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", capture.conversation().isEmpty() ? null : capture.conversation());
        json.put("tool", capture.tool());
        json.put("session", capture.session());
        json.put("title", capture.title().orElse(null));
        json.put("folder", capture.folder());
        json.put("messages", capture.messages() == 0 ? null : capture.messages());
        json.put("new", capture.fresh());
        json.put("updatedAt", capture.lastMessageTime().orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> placementToJson(SyncReport.Placement placement) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", placement.conversation());
        json.put("tool", placement.tool());
        json.put("session", placement.session());
        json.put("title", placement.title().orElse(null));
        json.put("folder", placement.folder());
        json.put("device", placement.device().isEmpty() ? null : placement.device());
        json.put("messages", placement.messages() == 0 ? null : placement.messages());
        json.put("new", placement.fresh());
        return json;
    }

    private static Map<String, @Nullable Object> branchingToJson(SyncReport.Branching branching) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", branching.conversation());
        json.put("title", branching.title().orElse(null));
        json.put("devices", branching.devices());
        return json;
    }

    static Map<String, @Nullable Object> skippedToJson(SyncReport.Skipped skipped) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", skipped.conversation());
        json.put("title", skipped.title().orElse(null));
        json.putAll(messageToJson(skipped.skipReason().code(), skipped.reason()));
        json.put("heads", skipped.heads().stream().sorted().toList());
        return json;
    }
}
