package io.roam.transport.syncthing;

import io.roam.json.JsonObject;
import io.roam.spi.transport.PeerState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks an instance for its state and that of other devices. */
final class PeerStatusQuery {
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    private final RestClient client;
    private final String own;
    private final Instant now;

    /**
     * Creates a query at a time.
     *
     * @param own this instance's id
     */
    PeerStatusQuery(RestClient client, String own, Instant now) {
        this.client = client;
        this.own = own;
        this.now = now;
    }

    /** Returns the connected devices by Syncthing's id, and whether each is connected over a relay. */
    Map<String, Boolean> connected() {
        Map<String, Boolean> all = new TreeMap<>();
        JsonObject connections = client.get("/rest/system/connections").object("connections");
        connections.fields().keySet().forEach(id -> {
            JsonObject one = connections.object(id);
            if (one.flag("connected")) {
                all.put(id, one.optionalString("type").orElse("").startsWith("relay"));
            }
        });
        return all;
    }

    /** Returns how many files a device lacks, as far as it has announced; -1 if it does not share the folder. */
    long missingFiles(String id) {
        JsonObject completion = client.get("/rest/db/completion?folder=" + FolderConfig.ID + "&device=" + id);
        String state = completion.optionalString("remoteState").orElse("valid"); // 1.19 does not say it
        return state.equals("valid")
                ? completion.optionalNumber("needItems").orElse(0)
                        + completion.optionalNumber("needDeletes").orElse(0)
                : -1;
    }

    /** Returns how many announced files this device lacks. */
    long neededFiles() {
        JsonObject status = client.get("/rest/db/status?folder=" + FolderConfig.ID);
        long items = status.optionalNumber("needTotalItems")
                .orElse(status.optionalNumber("needFiles").orElse(0)
                        + status.optionalNumber("needDeletes").orElse(0));
        return items == 0 && !status.optionalString("state").orElse("").equals("idle") ? 1 : items;
    }

    /** Returns why the folder is not exchanged; empty if it is. */
    Optional<String> error() {
        return client.get("/rest/db/status?folder=" + FolderConfig.ID)
                .optionalString("error")
                .filter(text -> !text.isEmpty());
    }

    /** Returns the files that Syncthing failed to update at its last try, each with the reason. */
    Map<String, String> failedFiles() {
        Map<String, String> all = new TreeMap<>();
        client.get("/rest/folder/errors?folder=" + FolderConfig.ID)
                .objects("errors")
                .forEach(one -> {
                    String path = one.string("path");
                    if (SharedFolder.nameOf(path).isPresent()
                            || LaneSlot.ofItem(path).isPresent()) {
                        all.put(path, one.string("error"));
                    }
                });
        return all;
    }

    /** Returns the addresses at which it fails to listen, each with the reason. */
    Map<String, String> listenErrors() {
        Map<String, String> all = new TreeMap<>();
        client.get("/rest/system/status")
                .optionalObject("connectionServiceStatus")
                .ifPresent(listeners -> listeners
                        .fields()
                        .keySet()
                        .forEach(at -> listeners
                                .object(at)
                                .optionalString("error")
                                .filter(error -> !error.isEmpty())
                                .ifPresent(error -> all.put(at, error))));
        return all;
    }

    List<PeerState> states(DesiredConfig config) {
        Map<String, Boolean> connected = connected();
        JsonObject stats = client.get("/rest/stats/device");
        List<PeerState> all = new ArrayList<>();
        config.devices().forEach((id, other) -> {
            Optional<Instant> seen = stats.optionalObject(id).flatMap(PeerStatusQuery::seen);
            Boolean relayed = connected.get(id);
            if (relayed == null) {
                all.add(PeerState.of(other.device(), PeerState.Link.NONE).withSeen(seen));
            } else {
                PeerState.Link link = relayed ? PeerState.Link.RELAYED : PeerState.Link.DIRECT;
                all.add(PeerState.of(other.device(), link)
                        .withSeen(Optional.of(now))
                        .withLacks(missingFiles(id))
                        .withOffers(neededFiles()));
            }
        });
        return all;
    }

    private static Optional<Instant> seen(JsonObject stats) {
        try {
            return stats.optionalString("lastSeen")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .filter(LONG_AGO::isBefore);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns the other device that wrote the newest version of a file, as Syncthing's short id; empty if unknown. */
    String author(String name) {
        try {
            return client.get("/rest/db/file?folder=" + FolderConfig.ID + "&file="
                            + RestClient.encode(SharedFolder.itemOf(name)))
                    .optionalObject("global")
                    .flatMap(global -> global.optionalString("modifiedBy"))
                    .filter(id -> !own.startsWith(id))
                    .orElse("");
        } catch (SyncthingFailedException e) { // it knows no such file
            return "";
        }
    }
}
