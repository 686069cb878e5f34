package io.roam.pool;

import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.PackId;
import io.roam.files.OwnFiles;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The folders of all conversations in a pool, or of only one, with the ids of their batches. Thread-safe, except {@link #rescan}. */
final class PoolDirectory {
    private static final int FEW = 8;
    private static final FileTime NEVER = FileTime.fromMillis(-1);

    private final Path root;
    private final DirectoryListingCache cache;
    private final Optional<ConversationId> only;
    private final Map<ConversationId, BatchDirectory> directories = new ConcurrentHashMap<>();
    private final PackFiles packFiles = new PackFiles();
    private final PackIndexCache indexCache;
    private final Map<BatchId, BatchDirectory> singles = new ConcurrentHashMap<>();
    private final Set<PackId> packs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger packsVersion = new AtomicInteger();

    PoolDirectory(Path root, Path cache, Optional<ConversationId> only) {
        this.root = root;
        this.cache = new DirectoryListingCache(cache);
        this.indexCache = new PackIndexCache(cache);
        this.only = only;
    }

    /**
     * Lists all folders again that were modified.
     *
     * @param change when something changed last, by the pool's file system
     * @param changed called for each conversation whose batches have changed
     * @param strays receives a sentence for each entry that does not belong to the archive
     * @return what could not be read, a sentence each
     */
    List<String> rescan(FileTime change, Consumer<ConversationId> changed, Consumer<String> strays) {
        List<String> problems = new ArrayList<>();
        Map<ConversationId, FileTime> here = only.map(this::timeOf).orElseGet(() -> folderTimes(strays, problems));
        if (directories.isEmpty() && only.isEmpty()) {
            cache.read()
                    .forEach((conversation, listing) -> getOrAdd(conversation).remember(listing));
        }
        directories.keySet().retainAll(here.keySet());
        List<ConversationId> outdated = here.entrySet().stream()
                .filter(entry -> getOrAdd(entry.getKey()).isOutdated(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Optional<Instant> now = outdated.size() > FEW ? cache.fileSystemTime() : Optional.empty();
        outdated.forEach(conversation -> refresh(conversation, change, changed, problems));
        now.ifPresent(this::saveListings);
        collectNames();
        return problems;
    }

    /** Returns a time that makes the folder of the only conversation be listed in any case. */
    private Map<ConversationId, FileTime> timeOf(ConversationId conversation) {
        return Map.of(conversation, NEVER);
    }

    /** Returns the time at which the folder of each conversation was last modified. */
    private Map<ConversationId, FileTime> folderTimes(Consumer<String> strays, List<String> problems) {
        Map<ConversationId, FileTime> found = new TreeMap<>(Comparator.comparing(ConversationId::hex));
        for (Path path : BatchDirectory.conversationFolders(root)) {
            Optional<ConversationId> id =
                    ConversationId.parse(path.getFileName().toString());
            Optional<FileTime> time = lastModified(path);
            if (id.isEmpty()) {
                strays.accept(path + " does not belong to the archive");
            } else if (time.isPresent()) {
                found.put(id.get(), time.get());
            } else if (OwnFiles.exists(path)) { // it did not vanish meanwhile
                problems.add("cannot read the messages of a conversation, because this is not a folder: " + path);
            }
        }
        return found;
    }

    private static Optional<FileTime> lastModified(Path path) {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return found.isDirectory() ? Optional.of(found.lastModifiedTime()) : Optional.empty();
        } catch (IOException e) { // it vanished, or is a link to nowhere
            return Optional.empty();
        }
    }

    private void refresh(
            ConversationId conversation, FileTime change, Consumer<ConversationId> changed, List<String> problems) {
        try {
            if (getOrAdd(conversation).refresh(change)) {
                changed.accept(conversation);
            }
        } catch (RoamException e) { // the others can be read
            problems.add(e.getMessage());
        }
    }

    private void saveListings(Instant started) {
        Map<ConversationId, DirectoryListingCache.Listing> all = new HashMap<>();
        directories.forEach(
                (conversation, directory) -> directory.listing().ifPresent(listing -> all.put(conversation, listing)));
        cache.write(all, started);
    }

    /** Returns the batches that were set aside, as the last listing found them. */
    List<Path> setAsideFiles() {
        return directories.values().stream()
                .flatMap(directory -> directory.setAsideFiles().stream())
                .toList();
    }

    private BatchDirectory getOrAdd(ConversationId conversation) {
        return directories.computeIfAbsent(conversation, c -> new BatchDirectory(root, c, packFiles, indexCache));
    }

    Optional<BatchDirectory> find(ConversationId conversation) {
        return Optional.ofNullable(directories.get(conversation));
    }

    Set<ConversationId> conversations() {
        return Set.copyOf(directories.keySet());
    }

    Collection<BatchDirectory> all() {
        return List.copyOf(directories.values());
    }

    private void collectNames() {
        Map<BatchId, BatchDirectory> allSingles = new HashMap<>();
        Set<PackId> allPacks = new HashSet<>();
        directories.values().forEach(directory -> {
            directory.singles().forEach(single -> allSingles.put(single, directory));
            allPacks.addAll(directory.packs());
        });
        singles.keySet().retainAll(allSingles.keySet());
        singles.putAll(allSingles);
        boolean isFewer = packs.retainAll(allPacks);
        if (packs.addAll(allPacks) || isFewer) {
            packsVersion.incrementAndGet();
        }
    }

    /** Adds a single that was moved into the conversation's folder. */
    void add(ConversationId conversation, BatchId single) {
        BatchDirectory batches = getOrAdd(conversation);
        batches.add(single);
        singles.put(single, batches);
    }

    /** Adds a pack that was moved into the conversation's folder. */
    void add(ConversationId conversation, PackId pack, List<BatchId> ids) {
        getOrAdd(conversation).add(pack, ids);
        packs.add(pack);
        packsVersion.incrementAndGet();
    }

    /** Forgets a single that a pack of its conversation holds. */
    void remove(BatchDirectory batches, BatchId single) {
        batches.remove(single);
        singles.remove(single);
    }

    /** Sets a damaged file of a conversation aside. */
    void setAside(BatchDirectory directory, Path file, Disk disk) {
        directory.setAside(file, disk);
        BatchId.ofFile(file).ifPresent(singles.keySet()::remove);
        PackId.ofFile(file).ifPresent(packs::remove);
        packsVersion.incrementAndGet();
    }

    /** Returns the batches that have files of their own, each with its folder. */
    Map<BatchId, BatchDirectory> singles() {
        return Map.copyOf(singles);
    }

    /** Whether a batch has a file of its own, in any conversation. */
    boolean containsSingle(BatchId id) {
        return singles.containsKey(id);
    }

    /** Returns a number that changes when a pack comes or goes. */
    int packsVersion() {
        return packsVersion.get();
    }

    boolean contains(PackId pack) {
        return packs.contains(pack);
    }

    /** Returns the files of all packs of the conversations that match. */
    List<Path> packs(Predicate<ConversationId> conversations) {
        List<Path> all = new ArrayList<>();
        directories.forEach((conversation, directory) -> {
            if (conversations.test(conversation)) {
                all.addAll(directory.packPaths());
            }
        });
        return all;
    }

    PackFile openPack(Path pack) {
        return packFiles.open(pack);
    }

    List<Path> files() {
        return directories.values().stream()
                .flatMap(directory -> directory.files().stream())
                .toList();
    }

    /** Returns the size of all batches. */
    long totalBytes() {
        return directories.values().stream()
                .mapToLong(BatchDirectory::totalBytes)
                .sum();
    }
}
