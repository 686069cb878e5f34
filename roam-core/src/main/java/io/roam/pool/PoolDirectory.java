package io.roam.pool;

import io.roam.chain.ConversationId;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The folders of all conversations in a pool, or of one alone, with the names of the batches in them. Thread-safe, but for {@link #rescan}. */
final class PoolDirectory {
    private static final int FEW = 8;
    private static final FileTime NEVER = FileTime.fromMillis(-1);

    private final Path root;
    private final DirectoryListingCache cache;
    private final Optional<ConversationId> only;
    private final Map<ConversationId, BatchDirectory> shelves = new ConcurrentHashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    PoolDirectory(Path root, DirectoryListingCache cache, Optional<ConversationId> only) {
        this.root = root;
        this.cache = cache;
        this.only = only;
    }

    /**
     * Looks into all folders whose time changed.
     *
     * @param changed hears in which there are other batches now
     * @return what is wrong, each a sentence
     */
    List<String> rescan(Consumer<ConversationId> changed) {
        List<String> problems = new ArrayList<>();
        Map<ConversationId, FileTime> here = only.map(this::time).orElseGet(() -> found(problems));
        if (shelves.isEmpty() && only.isEmpty()) {
            cache.read().forEach((conversation, listing) -> make(conversation).remember(listing));
        }
        shelves.keySet().retainAll(here.keySet());
        List<ConversationId> outdated = here.entrySet().stream()
                .filter(one -> make(one.getKey()).isOutdated(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Optional<Instant> now = outdated.size() > FEW ? cache.fileSystemTime() : Optional.empty();
        outdated.forEach(conversation -> refresh(conversation, changed, problems));
        now.ifPresent(this::keep);
        shelves.values().forEach(directory -> tellAsides(directory, problems));
        gather();
        return problems;
    }

    /** Of a conversation alone, which is looked for in any case. */
    private Map<ConversationId, FileTime> time(ConversationId conversation) {
        return Map.of(conversation, NEVER);
    }

    /** When the folder of each conversation changed. */
    private Map<ConversationId, FileTime> found(List<String> problems) {
        Map<ConversationId, FileTime> found = new TreeMap<>(Comparator.comparing(ConversationId::hex));
        for (Path path : BatchDirectory.conversationFolders(root)) {
            Optional<FileTime> time = time(path);
            if (time.isPresent()) {
                ConversationId.parse(path.getFileName().toString()).ifPresent(id -> found.put(id, time.get()));
            } else {
                problems.add(path + " does not belong into the pool");
            }
        }
        return found;
    }

    private static Optional<FileTime> time(Path path) {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return found.isDirectory() ? Optional.of(found.lastModifiedTime()) : Optional.empty();
        } catch (IOException e) { // it vanished, or is a link to nowhere
            return Optional.empty();
        }
    }

    private void refresh(ConversationId conversation, Consumer<ConversationId> changed, List<String> problems) {
        try {
            if (make(conversation).refresh()) {
                changed.accept(conversation);
            }
        } catch (RoamException e) { // the others can be read
            problems.add(e.getMessage());
        }
    }

    private void keep(Instant looked) {
        Map<ConversationId, DirectoryListingCache.Listing> all = new HashMap<>();
        shelves.forEach(
                (conversation, directory) -> directory.listing().ifPresent(listing -> all.put(conversation, listing)));
        cache.write(all, looked);
    }

    private static void tellAsides(BatchDirectory directory, List<String> problems) {
        directory
                .setAsideFiles()
                .forEach(file ->
                        problems.add(file + " was put aside because it is damaged, or stood in the wrong place"));
    }

    private void gather() {
        Set<String> all = new HashSet<>();
        shelves.values().forEach(directory -> all.addAll(directory.names()));
        names.retainAll(all);
        names.addAll(all);
    }

    private BatchDirectory make(ConversationId conversation) {
        return shelves.computeIfAbsent(conversation, c -> new BatchDirectory(root.resolve(c.hex())));
    }

    Optional<BatchDirectory> find(ConversationId conversation) {
        return Optional.ofNullable(shelves.get(conversation));
    }

    Set<ConversationId> conversations() {
        return Set.copyOf(shelves.keySet());
    }

    /** A batch was put there. */
    BatchDirectory add(ConversationId conversation, String name) {
        BatchDirectory directory = make(conversation);
        directory.add(name);
        names.add(name);
        return directory;
    }

    /** A batch was put aside. */
    void remove(String name) {
        names.remove(name);
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    List<Path> files(Predicate<ConversationId> of) {
        List<Path> all = new ArrayList<>();
        shelves.forEach((conversation, directory) -> {
            if (of.test(conversation)) {
                all.addAll(directory.files());
            }
        });
        return all;
    }

    /** How many bytes all batches have. */
    long totalBytes() {
        return shelves.values().stream().mapToLong(BatchDirectory::totalBytes).sum();
    }
}
