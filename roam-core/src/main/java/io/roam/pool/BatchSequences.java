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

/** The running numbers of all batches in the pool, by device. What the cache does not know is read from the batches' headers. */
public final class BatchSequences {
    private static final String TAKEN = "";

    private final Map<DeviceId, Map<Long, String>> numbers = new HashMap<>();
    private final List<String> doubles = new ArrayList<>();
    private final Pool pool;
    private final LineLog log;
    private boolean called;

    /** The roll of a pool; it is called when somebody asks. */
    public BatchSequences(Pool pool, Path cache) {
        this.pool = pool;
        this.log = new LineLog(cache.resolve("roll"), Disk.unforced());
    }

    private void load() {
        if (called) {
            return;
        }
        called = true;
        Set<String> known = new HashSet<>();
        Set<String> here = new HashSet<>();
        pool.files().forEach(file -> here.add(name(file)));
        for (JsonObject line : remembered()) {
            if (line.fields().get("name") instanceof String name && here.contains(name) && known.add(name)) {
                remember(name, line);
            }
        }
        pool.files().stream().filter(file -> !known.contains(name(file))).forEach(this::read);
    }

    private List<JsonObject> remembered() {
        try {
            return log.read();
        } catch (RoamException e) { // a cache
            return List.of();
        }
    }

    private void remember(String name, JsonObject line) {
        Map<String, ?> fields = line.fields();
        if (fields.get("device") instanceof String device && fields.get("number") instanceof Number number) {
            DeviceId.parse(device).ifPresent(id -> record(id, number.longValue(), name));
        }
    }

    private void read(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            note(batch.header(), name(file));
        } catch (RoamException e) { // told when the batch itself is read
            return;
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - BatchDirectory.ENDING.length());
    }

    /** A batch came into the pool. */
    public synchronized void record(BatchOutline batch) {
        load();
        note(batch.header(), batch.name().hex());
    }

    private void note(BatchHeader header, String name) {
        record(header.device(), header.number(), name);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", name);
        line.put("device", header.device().text());
        line.put("number", header.number());
        try {
            log.add(List.of(line));
        } catch (RoamException e) { // a cache
            return;
        }
    }

    private void record(DeviceId device, long number, String name) {
        String other = numbers.computeIfAbsent(device, d -> new HashMap<>()).putIfAbsent(number, name);
        if (TAKEN.equals(other)) {
            numbers.get(device).put(number, name);
        } else if (other != null && !other.equals(name)) {
            doubles.add("device " + device.shortId() + " gave its number " + number
                    + " twice: it was cloned, or set back from a backup; both batches are kept");
        }
    }

    /** The next number of a device. */
    public synchronized long reserve(DeviceId device) {
        load();
        Map<Long, String> own = numbers.computeIfAbsent(device, d -> new HashMap<>());
        long next = own.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        own.put(next, TAKEN);
        return next;
    }

    /** Numbers that were given twice, each a sentence. */
    public synchronized List<String> duplicates() {
        load();
        return List.copyOf(doubles);
    }
}
