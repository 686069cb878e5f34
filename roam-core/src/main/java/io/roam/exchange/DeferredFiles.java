package io.roam.exchange;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.chain.ConversationId;
import io.roam.files.OwnFiles;
import io.roam.pool.RecordSources;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import io.roam.spi.tool.RecordSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The folder of files that cannot be accepted yet. Their records can be read already. */
final class DeferredFiles {
    private final Path folder;
    private final Disk disk;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Map<String, BatchHeader> headers = new ConcurrentHashMap<>();

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
        ordered.sort(Comparator.comparingLong(
                file -> findHeader(file).map(header -> header.from().length()).orElse(0L)));
        return ordered;
    }

    /** Returns the length of the chain before a batch; 0 if it cannot be read. */
    static long fromLength(Path file) {
        return readHeader(file).map(header -> header.from().length()).orElse(0L);
    }

    /** Returns the header of a batch; empty for a card, for a batch of a newer roam, and for what cannot be read. */
    Optional<BatchHeader> findHeader(Path file) {
        String name = file.getFileName().toString();
        Optional<BatchHeader> known = Optional.ofNullable(headers.get(name));
        if (known.isEmpty()) {
            known = readHeader(file);
            known.ifPresent(header -> headers.put(name, header));
        }
        return known;
    }

    private static Optional<BatchHeader> readHeader(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return Optional.of(batch.header());
        } catch (RoamException e) { // verified when its turn comes
            return Optional.empty();
        }
    }

    Set<ConversationId> conversations() {
        Set<ConversationId> all = new TreeSet<>();
        batches().values().forEach(header -> all.add(header.conversation()));
        return all;
    }

    /** Returns the id of the conversation's tool, or an empty text if no batch of it is deferred. */
    String toolOf(ConversationId conversation) {
        return batches().values().stream()
                .filter(header -> header.conversation().equals(conversation))
                .map(BatchHeader::tool)
                .findFirst()
                .orElse("");
    }

    RecordSource recordsOf(ConversationId conversation) {
        List<RecordSource> parts = batches().entrySet().stream()
                .filter(entry -> entry.getValue().conversation().equals(conversation))
                .sorted(Comparator.comparingLong(
                        entry -> entry.getValue().from().length()))
                .map(entry ->
                        (RecordSource) () -> BatchFile.open(entry.getKey()).openRecords(0))
                .toList();
        return RecordSources.concat(parts);
    }

    private Map<Path, BatchHeader> batches() {
        Map<Path, BatchHeader> found = new LinkedHashMap<>();
        for (Path file : all()) {
            findHeader(file).ifPresent(header -> found.put(file, header));
        }
        return found;
    }
}
