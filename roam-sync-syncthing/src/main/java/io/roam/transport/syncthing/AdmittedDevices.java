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
 * Strangers that the user let in by Syncthing's id, as their instance is the user's own and cannot carry a request: they can exchange, and
 * so send it. None of their words counts until they are trusted.
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
        } catch (IOException | MalformedJsonException e) { // nobody was let in
            ids.clear();
        }
    }

    boolean add(String id) {
        if (ids.add(id)) {
            keep();
        }
        return true;
    }

    private void keep() {
        try {
            disk.writeAtomically(file, Json.bytes(Map.of("ids", new ArrayList<>(ids))));
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    /** What is wanted, and these; one that is wanted by now is a stranger no more. */
    DesiredConfig addTo(DesiredConfig config, boolean discovery) {
        if (ids.removeAll(config.devices().keySet())) {
            keep();
        }
        Map<String, DesiredConfig.Other> devices = new TreeMap<>(config.devices());
        List<String> anywhere = discovery ? List.of("dynamic") : List.of();
        ids.forEach(id -> devices.putIfAbsent(id, new DesiredConfig.Other("", "a device that was let in", anywhere)));
        return new DesiredConfig(config.name(), devices);
    }
}
