package io.roam.transport.syncthing;

import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.ActionKind;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the files that each device deleted or forged in the shared folder, and stores the counts for later reports. */
final class MisbehavingPeers {
    private static final long REPORTED_DELETIONS = 10;
    private static final int ID_LENGTH = 8;

    private final Path file;
    private final Disk disk;
    private final Map<String, Long> deleted = new TreeMap<>();
    private final Map<String, Long> forged = new TreeMap<>();
    private boolean changed;

    MisbehavingPeers(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
        try {
            JsonObject json = JsonObject.parse(Files.readAllBytes(file));
            read(json, "deleted", deleted);
            read(json, "forged", forged);
        } catch (IOException | MalformedJsonException e) { // no counts yet
            deleted.clear();
        }
    }

    private static void read(JsonObject json, String name, Map<String, Long> into) {
        json.optionalObject(name)
                .ifPresent(object -> object.fields().keySet().forEach(id -> into.put(id, object.number(id))));
    }

    /** Counts a deleted file; an empty {@code by} is unknown and not counted. */
    void recordDeleted(String by) {
        count(by, deleted);
    }

    /** Counts a forged file; an empty {@code by} is unknown and not counted. */
    void recordForged(String by) {
        count(by, forged);
    }

    private void count(String by, Map<String, Long> counts) {
        if (!by.isEmpty()) {
            counts.merge(by, 1L, Long::sum);
            changed = true;
        }
    }

    /** Stores changed counts, and returns the remarks if there were changes. */
    List<Reason.Coded> saveAndReport(DesiredConfig config) {
        if (!changed) {
            return List.of();
        }
        changed = false;
        Map<String, @Nullable Object> json = new TreeMap<>();
        json.put("deleted", deleted);
        json.put("forged", forged);
        try {
            disk.writeAtomically(file, Json.bytes(json));
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
        return remarks(config);
    }

    /** Returns a remark for each device that deleted many files or forged any. */
    List<Reason.Coded> remarks(DesiredConfig config) {
        Map<String, Long> all = new TreeMap<>(forged);
        deleted.forEach((by, count) -> {
            if (count >= REPORTED_DELETIONS) {
                all.merge(by, 0L, Long::sum);
            }
        });
        List<Reason.Coded> remarks = new ArrayList<>();
        all.keySet().forEach(by -> remarks.add(remark(by, config)));
        return remarks;
    }

    private Reason.Coded remark(String by, DesiredConfig config) {
        Optional<DesiredConfig.Other> peer = config.devices().entrySet().stream()
                .filter(entry -> !by.isEmpty() && entry.getKey().startsWith(by))
                .map(Map.Entry::getValue)
                .findFirst();
        long gone = deleted.getOrDefault(by, 0L);
        long changed = forged.getOrDefault(by, 0L);
        String what = peer.map(one -> Reason.plain(one.name())).orElse("the device with Syncthing ID " + by)
                + (gone > 0 ? " deleted " + gone : "")
                + (gone > 0 && changed > 0 ? " and" : "")
                + (changed > 0 ? " changed " + changed : "")
                + (gone + changed == 1 ? " file" : " files")
                + " in the shared folder. roam restored them from the archive";
        return Reason.Coded.of(
                "files-tampered",
                what,
                peer.map(one -> Remedy.of("if this happens again: ").then(ActionKind.UNPAIR, shortId(one.device())))
                        .orElse(Remedy.none()));
    }

    private static String shortId(String device) {
        return device.substring(0, Math.min(ID_LENGTH, device.length()));
    }
}
