package io.roam.cli.output;

import io.roam.api.Status;
import io.roam.cli.terminal.RemedyJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a status as JSON. */
public final class StatusJson {
    private StatusJson() {}

    public static Map<String, @Nullable Object> toJson(Status status) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.toJson(status.self()));
        json.put("home", status.home().path());
        json.put("syncMethods", status.transports().addresses());
        json.put("devices", status.devices().stream().map(DeviceText::toJson).toList());
        json.put("conversations", status.pool().conversations());
        json.put("archiveOnly", status.pool().onlyHere());
        json.put("expiringSoon", status.pool().soonDeleted());
        json.put("archiveFiles", status.pool().files());
        json.put("archiveBytes", status.pool().bytes());
        json.put("tools", status.stores().stream().map(StatusJson::storeToJson).toList());
        json.put(
                "goneFolders",
                status.gone().stream().map(StatusJson::goneToJson).toList());
        json.put(
                "connections",
                status.transports().connections().stream()
                        .map(ConnectionText::toJson)
                        .toList());
        json.put("watched", status.home().watched());
        json.put("warnings", SyncJson.warningsToJson(status.transports().remarks()));
        json.put("next", SyncJson.toJson(status.next()));
        json.put("pendingFiles", SyncJson.reasonsToJson(status.inbox().deferred(), "pending"));
        json.put("quarantined", SyncJson.reasonsToJson(status.inbox().quarantined(), "failed_verification"));
        return json;
    }

    private static Map<String, Object> storeToJson(Status.StoreInfo store) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tool", store.tool());
        json.put("folder", store.folder());
        json.put("sessions", store.sessions());
        return json;
    }

    private static Map<String, Object> goneToJson(Status.GoneFolder gone) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", gone.folder());
        json.put("sessions", gone.sessions());
        RemedyJson.put(json, gone.remedy());
        return json;
    }
}
