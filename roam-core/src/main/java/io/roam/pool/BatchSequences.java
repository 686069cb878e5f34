package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.batch.BatchOutline;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;
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
import java.util.Optional;
import java.util.Set;

/** The sequence numbers of the pool's batches by device, loaded when first used. Numbers missing in the cache are read from the batches. */
public final class BatchSequences {
    private static final long MAX_NUMBER = Long.MAX_VALUE;
    private static final BatchId RESERVED = new BatchId(Hash.ZERO);

    private final Map<DeviceId, Map<Long, BatchId>> numbers = new HashMap<>();
    private final Map<DeviceId, Long> highest = new HashMap<>();
    private final Map<DeviceId, Set<BatchId>> ids = new HashMap<>();
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
        Set<BatchId> known = new HashSet<>();
        for (JsonObject line : readCache()) {
            idOf(line).filter(id -> pool.contains(id) && known.add(id)).ifPresent(id -> addCached(id, line));
        }
        pool.files().stream()
                .filter(file ->
                        BatchId.ofFile(file).filter(id -> !known.contains(id)).isPresent())
                .forEach(this::addFromFile);
    }

    private List<JsonObject> readCache() {
        try {
            return log.read();
        } catch (RoamException e) { // all numbers are read from the batches
            return List.of();
        }
    }

    private static Optional<BatchId> idOf(JsonObject line) {
        return line.fields().get("id") instanceof String hex ? BatchId.parse(hex) : Optional.empty();
    }

    private void addCached(BatchId batch, JsonObject line) {
        Map<String, ?> fields = line.fields();
        if (fields.get("device") instanceof String device && fields.get("number") instanceof Number number) {
            DeviceId.parse(device).ifPresent(id -> add(id, number.longValue(), batch));
        }
    }

    private void addFromFile(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            addAndCache(batch.header(), batch.id());
        } catch (RoamException e) { // reported when the batch itself is read
            return;
        }
    }

    /** Records the number of a batch that entered the pool. */
    public synchronized void record(BatchOutline batch) {
        load();
        addAndCache(batch.header(), batch.id());
    }

    private void addAndCache(BatchHeader header, BatchId id) {
        add(header.device(), header.number(), id);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", id.hex());
        line.put("device", header.device().text());
        line.put("number", header.number());
        try {
            log.add(List.of(line));
        } catch (RoamException e) { // read from the batch again next time
            return;
        }
    }

    private void add(DeviceId device, long number, BatchId id) {
        highest.merge(device, number, Math::max);
        ids.computeIfAbsent(device, d -> new HashSet<>()).add(id);
        BatchId other = numbers.computeIfAbsent(device, d -> new HashMap<>()).putIfAbsent(number, id);
        if (RESERVED.equals(other)) {
            numbers.get(device).put(number, id);
        } else if (other != null && !other.equals(id)) {
            duplicates.add("device " + device.shortId() + " gave its number " + number
                    + " twice: it was cloned, or set back from a backup; both batches are kept");
        }
    }

    /** Returns the next free number of a device, which nobody else gets. */
    public synchronized long reserve(DeviceId device) {
        load();
        Map<Long, BatchId> own = numbers.computeIfAbsent(device, d -> new HashMap<>());
        long last = highest.getOrDefault(device, 0L);
        long next = last < MAX_NUMBER ? last + 1 : lowestFree(own);
        highest.merge(device, next, Math::max);
        own.put(next, RESERVED);
        return next;
    }

    /** Returns a number for a device of which somebody, who has its key, used the greatest. */
    private static long lowestFree(Map<Long, BatchId> own) {
        long free = 1;
        while (own.containsKey(free)) {
            free++;
        }
        return free;
    }

    /** Returns the devices of all batches in the pool. */
    public synchronized Set<DeviceId> devices() {
        catchUp();
        return Set.copyOf(ids.keySet());
    }

    /** Returns the batches of a device in the pool. */
    public synchronized Set<BatchId> batchesOf(DeviceId device) {
        catchUp();
        Set<BatchId> here = new HashSet<>(ids.getOrDefault(device, Set.of()));
        here.removeIf(id -> !pool.contains(id));
        return here;
    }

    /** Looks at the batches that another process added. */
    private void catchUp() {
        load();
        Set<BatchId> known = new HashSet<>();
        ids.values().forEach(known::addAll);
        pool.files().stream()
                .filter(file ->
                        BatchId.ofFile(file).filter(id -> !known.contains(id)).isPresent())
                .forEach(this::addFromFile);
    }

    /** Returns a sentence for each number that two batches of a device have. */
    public synchronized List<String> duplicates() {
        load();
        return List.copyOf(duplicates);
    }
}
