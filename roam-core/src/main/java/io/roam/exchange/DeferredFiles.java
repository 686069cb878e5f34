package io.roam.exchange;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.PackId;
import io.roam.files.OwnFiles;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The folder of files that cannot be accepted yet. Their records can be read already. */
final class DeferredFiles {
    private final Path folder;
    private final Disk disk;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<BatchId, BatchHeader>> headers = new ConcurrentHashMap<>();

    DeferredFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        all().forEach(file -> names.add(file.getFileName().toString()));
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    int count() {
        return names.size();
    }

    /** Returns the size of all files. */
    long bytes() {
        return all().stream().mapToLong(file -> file.toFile().length()).sum();
    }

    /** Moves a file into the folder, unless it is there already. */
    void add(Path file, ExchangeFileName name) throws IOException {
        Path to = folder.resolve(name.toString());
        if (!file.equals(to)) {
            disk.replace(file, to);
        }
        names.add(name.toString());
        headers.remove(name.toString());
    }

    /** Forgets a file that was accepted or rejected. */
    void remove(ExchangeFileName name) {
        names.remove(name.toString());
        headers.remove(name.toString());
    }

    List<Path> all() {
        return OwnFiles.list(folder).stream()
                .filter(file -> ExchangeFileName.parse(file).isPresent())
                .toList();
    }

    /** Returns all files so that each batch comes after its predecessors. */
    List<Path> inChainOrder() {
        List<Path> ordered = new ArrayList<>(all());
        Map<Path, Long> lengths = new HashMap<>();
        ordered.forEach(file -> lengths.put(file, fromLength(headersIn(file))));
        ordered.sort(Comparator.comparingLong(lengths::get));
        return ordered;
    }

    /** Returns the length of the chain before the first batch in a file; 0 if it cannot be read. */
    static long fromLength(Path file) {
        return fromLength(readHeaders(file));
    }

    private static long fromLength(Map<BatchId, BatchHeader> batches) {
        return batches.values().stream()
                .mapToLong(header -> header.from().length())
                .min()
                .orElse(0);
    }

    /** Returns the batches in a file; none for a card, for a file of a newer roam, and for what cannot be read. */
    Map<BatchId, BatchHeader> headersIn(Path file) {
        String name = file.getFileName().toString();
        Map<BatchId, BatchHeader> known = headers.get(name);
        if (known == null) {
            known = readHeaders(file);
            if (!known.isEmpty()) {
                headers.put(name, known);
            }
        }
        return known;
    }

    private static Map<BatchId, BatchHeader> readHeaders(Path file) {
        try {
            if (PackId.ofFile(file).isPresent()) {
                return PackFile.open(file).headers();
            }
            try (BatchFile batch = BatchFile.open(file)) {
                return Map.of(batch.id(), batch.header());
            }
        } catch (RoamException e) { // verified when its turn comes
            return Map.of();
        }
    }

    Set<ConversationId> conversations() {
        Set<ConversationId> found = new TreeSet<>();
        all().forEach(file -> headersIn(file).values().forEach(header -> found.add(header.conversation())));
        return found;
    }
}
