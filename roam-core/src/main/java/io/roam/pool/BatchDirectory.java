package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.PackId;
import io.roam.files.OwnFiles;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one conversation: its batches, each in a file of its own or in a pack. Which batches there are depends on their ids alone, not
 * on how they are packed. Thread-safe.
 */
final class BatchDirectory {
    private static final FileTime NEVER = FileTime.fromMillis(0);
    private static final long YOUNG_MILLIS = 10_000;

    private final Path folder;
    private final ConversationId conversation;
    private final PackFiles packFiles;
    private final PackIndexCache indexCache;
    private final Map<PackId, RoamException> unreadable = new HashMap<>();
    private List<Path> setAside = List.of();
    private FileTime lastModified = NEVER;
    private boolean isYoung;
    private Set<BatchId> singles = new HashSet<>();
    private Set<PackId> packs = new HashSet<>();
    private BatchSetMark mark = BatchSetMark.EMPTY;
    private SoftReference<PackIndex> index = new SoftReference<>(null);
    private @Nullable List<Path> packPaths;
    private int version = 1;

    BatchDirectory(Path root, ConversationId conversation, PackFiles packFiles, PackIndexCache indexCache) {
        this.folder = root.resolve(conversation.hex());
        this.conversation = conversation;
        this.packFiles = packFiles;
        this.indexCache = indexCache;
    }

    /** Returns a number that changes when the set of batches does. */
    synchronized int version() {
        return version;
    }

    synchronized BatchSetMark mark() {
        return mark;
    }

    ConversationId conversation() {
        return conversation;
    }

    boolean belongsTo(ConversationId other) {
        return conversation.equals(other);
    }

    Path file(BatchId single) {
        return folder.resolve(single.fileName());
    }

    Path file(PackId pack) {
        return folder.resolve(pack.fileName());
    }

    synchronized Set<BatchId> singles() {
        return Set.copyOf(singles);
    }

    synchronized Set<PackId> packs() {
        return Set.copyOf(packs);
    }

    synchronized boolean contains(PackId pack) {
        return packs.contains(pack);
    }

    synchronized boolean contains(BatchId id) {
        return singles.contains(id) || index().contains(id);
    }

    synchronized boolean isPacked(BatchId id) {
        return index().contains(id);
    }

    synchronized Set<BatchId> ids() {
        Set<BatchId> all = new HashSet<>(index().ids());
        all.addAll(singles);
        return all;
    }

    /** Returns which packs hold which batches, without packs that cannot be read. */
    private PackIndex index() {
        @Nullable PackIndex known = index.get();
        if (known == null) {
            known = readIndex();
            index = new SoftReference<>(known);
        }
        return known;
    }

    private PackIndex readIndex() {
        PackIndex all = new PackIndex();
        Map<PackId, List<BatchId>> cached = indexCache.read(conversation, packs);
        cached.forEach(all::add);
        for (PackId pack : packs) {
            if (!cached.containsKey(pack)) {
                readPack(pack, all);
            }
        }
        return all;
    }

    private void readPack(PackId pack, PackIndex into) {
        try {
            List<BatchId> ids = packFiles.open(file(pack)).ids();
            indexCache.add(conversation, pack, ids);
            into.add(pack, ids);
        } catch (RoamException e) { // the batches of the others can be read
            unreadable.put(pack, e);
            lastModified = NEVER;
        }
    }

    /** Returns why packs could not be read since the last call. */
    synchronized Map<PackId, RoamException> drainUnreadable() {
        Map<PackId, RoamException> all = Map.copyOf(unreadable);
        unreadable.clear();
        return all;
    }

    /** Returns the batches of each pack that can be read. */
    synchronized Map<PackId, List<BatchId>> packContents() {
        return Map.copyOf(index().packs());
    }

    /** Returns the batches of a pack, in their order; none if it cannot be read. */
    synchronized List<BatchId> contentOf(PackId pack) {
        return index().packs().getOrDefault(pack, List.of());
    }

    /** Opens a batch; one that was packed meanwhile is found in its pack. */
    synchronized BatchFile open(BatchId id) {
        if (singles.contains(id)) {
            if (OwnFiles.exists(file(id))) {
                return BatchFile.open(file(id));
            }
            refresh(modificationTime());
        }
        return findPack(id)
                .flatMap(pack -> pack.find(id))
                .orElseThrow(() -> new DiskException(
                        "cannot read an archive file", file(id), new NoSuchFileException(file(id).toString())));
    }

    /** Returns the file of the pack that holds a batch, which one does. */
    synchronized Path packOf(BatchId id) {
        return index().find(id).map(this::file).orElseThrow();
    }

    /** Opens the pack that holds a batch, which one does. */
    synchronized PackFile openPack(BatchId id) {
        return findPack(id).orElseThrow();
    }

    private Optional<PackFile> findPack(BatchId id) {
        return index().find(id).map(pack -> packFiles.open(file(pack)));
    }

    /** Returns the file that holds a batch. */
    synchronized Path fileOf(BatchId id) {
        return singles.contains(id)
                ? file(id)
                : index().find(id).map(this::file).orElse(file(id));
    }

    /** Returns all files. */
    synchronized List<Path> files() {
        List<Path> all = new ArrayList<>(packPaths());
        singles.forEach(single -> all.add(file(single)));
        return all;
    }

    /** Returns the files of all packs; the same list as long as they are the same. */
    synchronized List<Path> packPaths() {
        List<Path> known = packPaths;
        if (known == null) {
            known = packs.stream().map(this::file).toList();
            packPaths = known;
        }
        return known;
    }

    /** Returns the size of all files. */
    long totalBytes() {
        return files().stream().mapToLong(BatchDirectory::sizeOf).sum();
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) { // vanished meanwhile
            return 0;
        }
    }

    /** Adds a single that was moved into the folder. */
    synchronized void add(BatchId id) {
        note(id);
        singles.add(id);
    }

    private void note(BatchId id) {
        if (!contains(id)) {
            mark = mark.plus(id);
            version++;
        }
    }

    /** Adds a pack that was moved into the folder. */
    synchronized void add(PackId pack, List<BatchId> ids) {
        PackIndex all = index();
        ids.forEach(this::note);
        packs.add(pack);
        indexCache.add(conversation, pack, ids);
        all.add(pack, ids);
        mark = mark.withPacked(all.ids().size());
        packPaths = null;
    }

    /** Forgets a single that a pack here holds. */
    synchronized void remove(BatchId single) {
        singles.remove(single);
    }

    /** Returns the files that were set aside, as the last listing found them. */
    synchronized List<Path> setAsideFiles() {
        return setAside;
    }

    /** Sets a damaged file aside, so that a good copy can take its place. */
    synchronized void setAside(Path file, Disk disk) {
        try {
            disk.replace(file, FolderListing.asidePath(file));
            packFiles.forget(file);
            BatchId.ofFile(file).ifPresent(singles::remove);
            PackId.ofFile(file).ifPresent(packs::remove);
            index = new SoftReference<>(null);
            version++;
            packPaths = null;
            summarize();
        } catch (IOException e) { // reported again when it is read again
            return;
        }
    }

    /** Takes over a listing from the cache. */
    synchronized void remember(DirectoryListingCache.Listing listing) {
        singles = new HashSet<>(listing.singles());
        packs = new HashSet<>(listing.packs());
        mark = listing.mark();
        lastModified = listing.time();
        packPaths = null;
    }

    /** Returns the listing for the cache, or empty if a file is set aside and must be reported again. */
    synchronized Optional<DirectoryListingCache.Listing> listing() {
        return setAside.isEmpty()
                ? Optional.of(new DirectoryListingCache.Listing(lastModified, singles(), packs(), mark))
                : Optional.empty();
    }

    /** Whether the folder, which was last modified at {@code now}, must be listed again; it may have changed twice at one time. */
    synchronized boolean isOutdated(FileTime now) {
        return isYoung || !now.equals(lastModified);
    }

    /**
     * Lists the folder again, and returns whether its batches have changed; see {@link #drainUnreadable}.
     *
     * @param change when something changed in the pool, by its file system
     */
    synchronized boolean refresh(FileTime change) {
        FileTime now = modificationTime();
        FolderListing found = FolderListing.of(folder);
        setAside = found.setAside();
        boolean same = found.singles().equals(singles) && found.packs().equals(packs);
        BatchSetMark before = mark;
        if (!same) {
            boolean samePacks = found.packs().equals(packs);
            singles = found.singles();
            packs = found.packs();
            packPaths = null;
            if (!samePacks) {
                index = new SoftReference<>(null);
            }
            summarize();
        }
        lastModified = unreadable.isEmpty() ? now : NEVER;
        isYoung = Math.abs(change.toMillis() - now.toMillis()) < YOUNG_MILLIS;
        boolean changed = !mark.text().equals(before.text());
        version += changed ? 1 : 0;
        return changed;
    }

    private FileTime modificationTime() {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new DiskException("cannot read the archive", folder, e);
        }
    }

    private void summarize() {
        BatchSetMark sum = BatchSetMark.EMPTY;
        for (BatchId id : ids()) {
            sum = sum.plus(id);
        }
        mark = sum.withPacked(index().ids().size());
    }

    /** Returns everything in a pool whose name is as long as a conversation's. */
    static List<Path> conversationFolders(Path root) {
        return OwnFiles.list(root).stream()
                .filter(path -> path.getFileName().toString().length() == ConversationId.DIGITS)
                .toList();
    }
}
