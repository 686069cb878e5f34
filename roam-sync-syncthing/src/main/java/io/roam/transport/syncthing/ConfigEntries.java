package io.roam.transport.syncthing;

import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.ActionKind;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Roam's entries in the configuration of a running instance: its folder, and the devices that share it. In the user's own instance, the
 * added devices are recorded, so that no other device is ever changed or removed.
 */
final class ConfigEntries {
    private static final String FOLDER = "/rest/config/folders/" + FolderConfig.ID;
    private static final String DEVICES = "/rest/config/devices";

    private final RestClient client;
    private final Path shared;
    private final Path added;
    private final Instance instance;
    private final Disk disk;

    ConfigEntries(RestClient client, Path exchange, Instance instance, Disk disk) {
        this.client = client;
        this.shared = exchange.resolve("shared");
        this.added = exchange.resolve("entries.json");
        this.instance = instance;
        this.disk = disk;
    }

    /** Brings the configuration to the desired state, and returns whether it had to add devices. */
    boolean apply(DesiredConfig config) {
        String own = client.get("/rest/system/status").string("myID");
        List<JsonObject> devices = client.list(DEVICES);
        Set<String> there = new HashSet<>();
        devices.forEach(device -> there.add(device.string("deviceID")));
        Set<String> ours = instance.isOurs() ? without(there, own) : ours();
        name(own, config.name(), devices);
        config.devices().forEach((id, other) -> {
            if (!there.contains(id) || (ours.contains(id) && differs(id, other, devices))) {
                add(id, other, ours);
            }
        });
        folder(own, config.devices().keySet());
        without(ours, config.devices().keySet()).forEach(id -> removeDevice(id, ours));
        return !there.containsAll(config.devices().keySet());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> without(Set<String> all, String one) {
        return without(all, Set.of(one));
    }

    private void name(String own, String name, List<JsonObject> devices) {
        boolean differs = devices.stream()
                .noneMatch(device -> device.string("deviceID").equals(own)
                        && device.optionalString("name").orElse("").equals(name));
        if (instance.isOurs() && differs) {
            client.patch(DEVICES + "/" + own, Map.of("name", name));
        }
    }

    private static boolean differs(String id, DesiredConfig.Other other, List<JsonObject> devices) {
        return devices.stream()
                .filter(device -> device.string("deviceID").equals(id))
                .anyMatch(device -> !device.strings("addresses").equals(other.addresses()));
    }

    private void add(String id, DesiredConfig.Other other, Set<String> ours) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("deviceID", id);
        json.put("name", other.name());
        json.put("addresses", other.addresses());
        json.put("compression", "never");
        json.put("numConnections", 3);
        ours.add(id);
        storeAdded(ours);
        client.put(DEVICES + "/" + id, json);
    }

    private void removeDevice(String id, Set<String> ours) {
        client.delete(DEVICES + "/" + id);
        ours.remove(id);
        storeAdded(ours);
    }

    private void folder(String own, Set<String> others) {
        Set<String> devices = new TreeSet<>(others);
        devices.add(own);
        for (JsonObject folder : client.list("/rest/config/folders")) {
            if (folder.string("id").equals(FolderConfig.ID)) {
                check(folder);
                if (sharedWith(folder).equals(devices)) {
                    return;
                }
            }
        }
        client.put(FOLDER, FolderConfig.json(shared, devices));
    }

    /** Checks that the folder belongs to this home: two homes cannot share one instance. */
    private void check(JsonObject folder) {
        String path = folder.string("path");
        if (!path.equals(shared.toString())) {
            throw new SyncthingFailedException(
                    "this Syncthing already has the folder of another roam home",
                    path,
                    Remedy.of("let roam run its own instance: ").then(ActionKind.INIT_VIA, "syncthing"),
                    null);
        }
    }

    private static Set<String> sharedWith(JsonObject folder) {
        Set<String> all = new TreeSet<>();
        folder.objects("devices").forEach(device -> all.add(device.string("deviceID")));
        return all;
    }

    /** Removes all entries. */
    void remove() {
        client.delete(FOLDER);
        Set<String> ours = ours();
        List.copyOf(ours).forEach(id -> removeDevice(id, ours));
    }

    private Set<String> ours() {
        try {
            return new TreeSet<>(JsonObject.parse(Files.readAllBytes(added)).strings("devices"));
        } catch (IOException | MalformedJsonException e) { // no device was added
            return new TreeSet<>();
        }
    }

    private void storeAdded(Set<String> ours) {
        if (instance.isOurs()) {
            return;
        }
        try {
            disk.writeAtomically(added, Json.bytes(Map.of("devices", new ArrayList<>(ours))));
        } catch (IOException e) {
            throw new DiskException("cannot write", added, e);
        }
    }
}
