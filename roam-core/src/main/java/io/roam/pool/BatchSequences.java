package io.roam.pool;

import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.roam.batch.BatchHeader;
import io.roam.batch.BatchOutline;
import io.roam.chain.BatchId;
import io.roam.chain.PackId;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The sequence numbers of the pool's batches by device, loaded when first used. What a pack holds is cached, one line a pack. */
public final class BatchSequences {
    private static final long MAX_NUMBER = Long.MAX_VALUE - 1;

    private final Map<DeviceId, RangeSet<Long>> numbers = new HashMap<>();
    private final Map<PackId, NumberedPack> packs = new HashMap<>();
    private final Map<BatchId, DeviceId> singles = new HashMap<>();
    private final Map<DeviceId, Set<Long>> reserved = new HashMap<>();
    private final Set<String> duplicates = new TreeSet<>();
    private final Pool pool;
    private final LineLog log;
    private boolean loaded;
    private int packsVersion = -1;

    private record NumberedPack(Path file, DeviceId device, RangeSet<Long> numbers) {}

    /** {@code cache}: a folder for what can be derived. */
    public BatchSequences(Pool pool, Path cache) {
        this.pool = pool;
        this.log = new LineLog(cache.resolve("roll"), Disk.unforced());
    }

    private void load() {
        if (!loaded) {
            loaded = true;
            Map<PackId, Path> here = packsHere();
            readCache().forEach(line -> addCached(line, here));
            catchUp();
        }
    }

    private Map<PackId, Path> packsHere() {
        Map<PackId, Path> here = new HashMap<>();
        pool.packs(conversation -> true).forEach(file -> PackId.ofFile(file).ifPresent(id -> here.put(id, file)));
        return here;
    }

    private List<JsonObject> readCache() {
        try {
            return log.read();
        } catch (RoamException e) { // all numbers are read from the batches
            return List.of();
        }
    }

    private void addCached(JsonObject line, Map<PackId, Path> here) {
        Optional<PackId> pack = PackId.ofFile(Path.of(line.stringOrEmpty("pack")));
        Optional<DeviceId> device = DeviceId.parse(line.stringOrEmpty("device"));
        @Nullable Path file = pack.map(here::get).orElse(null);
        if (file == null || device.isEmpty()) {
            return;
        }
        try {
            RangeSet<Long> set = NumberRanges.parse(line.stringOrEmpty("numbers"));
            RangeSet<Long> twice = NumberRanges.parse(line.stringOrEmpty("twice"));
            add(pack.get(), new NumberedPack(file, device.get(), set));
            addDuplicates(device.get(), twice);
        } catch (NumberFormatException e) { // read from the pack
            return;
        }
    }

    private void add(PackId id, NumberedPack pack) {
        packs.put(id, pack);
        numbersOf(pack.device()).addAll(pack.numbers());
    }

    private RangeSet<Long> numbersOf(DeviceId device) {
        return numbers.computeIfAbsent(device, d -> TreeRangeSet.create());
    }

    /** Looks at the files that are new in the pool, also those that another process added. */
    private void catchUp() {
        int version = pool.packsVersion();
        if (version != packsVersion) {
            packsVersion = version;
            Map<PackId, Path> here = packsHere();
            if (!here.keySet().containsAll(packs.keySet())) {
                forget();
                readCache().forEach(line -> addCached(line, here));
            }
            here.forEach((id, file) -> {
                if (!packs.containsKey(id)) {
                    addFromFile(id, file);
                }
            });
        }
        for (SingleBatch single : pool.singles()) {
            addSingle(single.id(), single.header());
        }
    }

    /** Forgets all but what was reserved, as a pack is gone: what it held may be here in other files. */
    private void forget() {
        packs.clear();
        singles.clear();
        numbers.clear();
        duplicates.clear();
        reserved.forEach((device, some) -> some.forEach(number -> NumberRanges.add(numbersOf(device), number)));
    }

    private void addFromFile(PackId id, Path file) {
        try {
            Map<BatchId, BatchHeader> headers = pool.openPack(file).headers();
            DeviceId device = headers.values().iterator().next().device();
            Map<BatchId, BatchHeader> unknown = new LinkedHashMap<>(headers);
            unknown.keySet().removeAll(singles.keySet()); // those are the same batches
            Map<Long, BatchId> others = batchesAt(device, numbersIn(unknown));
            RangeSet<Long> twice = TreeRangeSet.create();
            headers.forEach((batch, header) -> {
                if (!others.getOrDefault(header.number(), batch).equals(batch)) {
                    NumberRanges.add(twice, header.number());
                }
            });
            addPack(id, file, headers, twice);
        } catch (RoamException e) { // reported when the batches themselves are read
            return;
        }
    }

    private static RangeSet<Long> numbersIn(Map<BatchId, BatchHeader> headers) {
        RangeSet<Long> set = TreeRangeSet.create();
        headers.values().forEach(header -> NumberRanges.add(set, header.number()));
        return set;
    }

    /** Returns the batches in other files that have one of these numbers; reads only packs that have such. */
    private Map<Long, BatchId> batchesAt(DeviceId device, RangeSet<Long> wanted) {
        Map<Long, BatchId> found = new HashMap<>();
        if (NumberRanges.common(numbersOf(device), wanted).isEmpty()) {
            return found;
        }
        BiConsumer<BatchId, BatchHeader> visitor = (id, header) -> {
            if (wanted.contains(header.number())) {
                found.put(header.number(), id);
            }
        };
        for (NumberedPack pack : List.copyOf(packs.values())) {
            if (pack.device().equals(device)
                    && !NumberRanges.common(pack.numbers(), wanted).isEmpty()) {
                visit(pack.file(), new HashSet<>(), visitor);
            }
        }
        visitSingles(device, new HashSet<>(), visitor);
        return found;
    }

    private void addPack(PackId id, Path file, Map<BatchId, BatchHeader> headers, RangeSet<Long> twice) {
        DeviceId device = headers.values().iterator().next().device();
        NumberedPack pack = new NumberedPack(file, device, numbersIn(headers));
        add(id, pack);
        addDuplicates(device, twice);
        headers.keySet().forEach(singles::remove);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("pack", id.fileName());
        line.put("device", device.text());
        line.put("numbers", NumberRanges.text(pack.numbers()));
        if (!twice.isEmpty()) {
            line.put("twice", NumberRanges.text(twice));
        }
        try {
            log.add(List.of(line));
        } catch (RoamException e) { // read from the pack again next time
            return;
        }
    }

    private void addSingle(BatchId id, BatchHeader header) {
        if (singles.put(id, header.device()) != null) {
            return;
        }
        RangeSet<Long> used = numbersOf(header.device());
        Set<Long> own = reserved.computeIfAbsent(header.device(), d -> new HashSet<>());
        if (used.contains(header.number()) && !own.contains(header.number())) {
            addDuplicate(header.device(), header.number());
        }
        own.remove(header.number());
        NumberRanges.add(used, header.number());
    }

    private void addDuplicates(DeviceId device, RangeSet<Long> twice) {
        twice.asRanges().forEach(range -> {
            for (long number = range.lowerEndpoint(); number < range.upperEndpoint(); number++) {
                addDuplicate(device, number);
            }
        });
    }

    private void addDuplicate(DeviceId device, long number) {
        duplicates.add("device " + device.shortId() + " gave its number " + number
                + " twice: it seems to run on two machines, or was restored from a backup; nothing was lost");
    }

    /** Records the number of a batch that entered the pool in a file of its own. */
    public synchronized void record(BatchOutline batch) {
        load();
        addSingle(batch.id(), batch.header());
    }

    /** Records the numbers of the batches of a pack that entered the pool. */
    public synchronized void recordPack() {
        load();
        catchUp();
    }

    /** Returns the next free number of a device, which nobody else gets. */
    public synchronized long reserve(DeviceId device) {
        load();
        catchUp(); // another process of this home gives numbers, too
        RangeSet<Long> own = numbersOf(device);
        long last = NumberRanges.greatest(own);
        long next = last < MAX_NUMBER ? last + 1 : lowestFree(own);
        NumberRanges.add(own, next);
        reserved.computeIfAbsent(device, d -> new HashSet<>()).add(next);
        return next;
    }

    /** Returns a number for a device of which somebody, who has its key, used the greatest. */
    private static long lowestFree(RangeSet<Long> own) {
        long free = 1;
        while (own.contains(free)) {
            free = Objects.requireNonNull(own.rangeContaining(free)).upperEndpoint();
        }
        return free;
    }

    /** Returns the devices of all batches in the pool. */
    public synchronized Set<DeviceId> devices() {
        load();
        catchUp();
        return Set.copyOf(numbers.keySet());
    }

    /** Returns the batches of a device in the pool. */
    public synchronized Set<BatchId> batchesOf(DeviceId device) {
        load();
        catchUp();
        Set<BatchId> all = new HashSet<>();
        packs.values().stream()
                .filter(pack -> pack.device().equals(device))
                .forEach(pack -> all.addAll(pool.contentOf(pack.file())));
        singles.forEach((id, author) -> {
            if (author.equals(device) && pool.containsSingle(id)) {
                all.add(id);
            }
        });
        return all;
    }

    /** Visits the batches of a device in the pool, each once. */
    public synchronized void visitBatches(DeviceId device, BiConsumer<BatchId, BatchHeader> visitor) {
        load();
        Set<BatchId> seen = new HashSet<>();
        for (NumberedPack pack : List.copyOf(packs.values())) {
            if (pack.device().equals(device)) {
                visit(pack.file(), seen, visitor);
            }
        }
        visitSingles(device, seen, visitor);
    }

    private void visitSingles(DeviceId device, Set<BatchId> seen, BiConsumer<BatchId, BatchHeader> visitor) {
        pool.singles().stream()
                .filter(single -> single.header().device().equals(device) && seen.add(single.id()))
                .forEach(single -> visitor.accept(single.id(), single.header()));
    }

    private void visit(Path pack, Set<BatchId> seen, BiConsumer<BatchId, BatchHeader> visitor) {
        try {
            pool.openPack(pack).headers().forEach((id, header) -> {
                if (seen.add(id)) {
                    visitor.accept(id, header);
                }
            });
        } catch (RoamException e) { // told when the batches themselves are read
            return;
        }
    }

    /** Returns a sentence for each number that two batches of a device have. */
    public synchronized List<String> duplicates() {
        load();
        return new ArrayList<>(duplicates);
    }
}
