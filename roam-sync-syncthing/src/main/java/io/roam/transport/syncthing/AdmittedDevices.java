package io.roam.transport.syncthing;

import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Unknown devices that the user admitted by Syncthing's id, as their instance is the user's own and cannot introduce itself by a pairing
 * request. They can exchange files, and so send the request; nothing else of theirs is accepted until they are trusted.
 */
final class AdmittedDevices {
    private final Path file;
    private final Disk disk;
    private final Set<String> ids = new TreeSet<>();

    AdmittedDevices(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
        try {
            ids.addAll(JsonObject.parse(Files.readAllBytes(file)).strings("ids"));
        } catch (IOException | MalformedJsonException e) { // none was admitted
            ids.clear();
        }
    }

    boolean add(String id) {
        if (ids.add(id)) {
            store();
        }
        return true;
    }

    private void store() {
        try {
            disk.writeAtomically(file, Json.bytes(Map.of("ids", new ArrayList<>(ids))));
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    /** Returns the configuration with these devices added; those that it has already are forgotten here. */
    DesiredConfig addTo(DesiredConfig config, boolean discovery) {
        if (ids.removeAll(config.devices().keySet())) {
            store();
        }
        Map<String, DesiredConfig.Other> devices = new TreeMap<>(config.devices());
        List<String> anywhere = discovery ? List.of("dynamic") : List.of();
        ids.forEach(id -> devices.putIfAbsent(id, new DesiredConfig.Other("", "a device that was let in", anywhere)));
        return new DesiredConfig(config.name(), devices);
    }
}
