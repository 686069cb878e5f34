package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.batch.BatchOutline;
import io.roam.device.DeviceId;
import io.roam.files.LineLog;
import io.roam.json.JsonObject;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sequence numbers of the pool's batches by device, loaded when first used. Numbers missing in the cache are read from the batches. */
public final class BatchSequences {
    private static final String RESERVED = "";

    private final Map<DeviceId, Map<Long, String>> numbers = new HashMap<>();
    private final List<String> duplicates = new ArrayList<>();
    private final Pool pool;
    private final LineLog log;
    private boolean loaded;

    /** {@code cache}: a folder for what can be derived. */
    public BatchSequences(Pool pool, Path cache) {
        this.pool = pool;
        this.log = new LineLog(cache.resolve("roll"), Disk.unforced());
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        Set<String> known = new HashSet<>();
        Set<String> here = new HashSet<>();
        pool.files().forEach(file -> here.add(name(file)));
        for (JsonObject line : readCache()) {
            if (line.fields().get("name") instanceof String name && here.contains(name) && known.add(name)) {
                addCached(name, line);
            }
        }
        pool.files().stream().filter(file -> !known.contains(name(file))).forEach(this::addFromFile);
    }

    private List<JsonObject> readCache() {
        try {
            return log.read();
        } catch (RoamException e) { // all numbers are read from the batches
            return List.of();
        }
    }

    private void addCached(String name, JsonObject line) {
        Map<String, ?> fields = line.fields();
        if (fields.get("device") instanceof String device && fields.get("number") instanceof Number number) {
            DeviceId.parse(device).ifPresent(id -> add(id, number.longValue(), name));
        }
    }

    private void addFromFile(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            addAndCache(batch.header(), name(file));
        } catch (RoamException e) { // reported when the batch itself is read
            return;
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - BatchDirectory.ENDING.length());
    }

    /** Records the number of a batch that entered the pool. */
    public synchronized void record(BatchOutline batch) {
        load();
        addAndCache(batch.header(), batch.name().hex());
    }

    private void addAndCache(BatchHeader header, String name) {
        add(header.device(), header.number(), name);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", name);
        line.put("device", header.device().text());
        line.put("number", header.number());
        try {
            log.add(List.of(line));
        } catch (RoamException e) { // read from the batch again next time
            return;
        }
    }

    private void add(DeviceId device, long number, String name) {
        String other = numbers.computeIfAbsent(device, d -> new HashMap<>()).putIfAbsent(number, name);
        if (RESERVED.equals(other)) {
            numbers.get(device).put(number, name);
        } else if (other != null && !other.equals(name)) {
            duplicates.add("device " + device.shortId() + " gave its number " + number
                    + " twice: it was cloned, or set back from a backup; both batches are kept");
        }
    }

    /** Returns the next free number of a device, which nobody else gets. */
    public synchronized long reserve(DeviceId device) {
        load();
        Map<Long, String> own = numbers.computeIfAbsent(device, d -> new HashMap<>());
        long next = own.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        own.put(next, RESERVED);
        return next;
    }

    /** Returns a sentence for each number that two batches of a device have. */
    public synchronized List<String> duplicates() {
        load();
        return List.copyOf(duplicates);
    }
}
