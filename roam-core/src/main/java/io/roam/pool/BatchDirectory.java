package io.roam.pool;

import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.files.OwnFiles;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The folder of one conversation, with the ids of the batches in it. */
final class BatchDirectory {
    private static final String ASIDE = ".aside";

    private final Path folder;
    private final List<Path> setAside = new ArrayList<>();
    private FileTime lastModified = FileTime.fromMillis(0);
    private volatile Set<BatchId> ids = Set.of();
    private boolean growing;
    private volatile @Nullable List<Path> files;
    private int version = 1;

    BatchDirectory(Path folder) {
        this.folder = folder;
    }

    Set<BatchId> ids() {
        return ids;
    }

    int version() {
        return version;
    }

    /** Returns a text that differs for other batches. Half of each id suffices, since ids are hashes. */
    String contentMark() {
        long sum = 0;
        long mixed = 0;
        for (BatchId id : ids) {
            sum += id.hash().a();
            mixed ^= id.hash().b();
        }
        return ids.size() + "." + sum + "." + mixed;
    }

    boolean belongsTo(ConversationId conversation) {
        return folder.endsWith(conversation.hex());
    }

    Path file(BatchId id) {
        return folder.resolve(id.fileName());
    }

    /** Returns the files of all batches; the same list as long as the batches are the same. */
    List<Path> files() {
        List<Path> known = files;
        if (known == null) {
            known = ids.stream().map(this::file).toList();
            files = known;
        }
        return known;
    }

    /** Returns the size of all batches. */
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

    /** Sets a batch aside, if it is still there, and returns its new path. */
    static Path setAside(Path batch, Disk disk) {
        Path aside = asidePath(batch);
        try {
            if (Files.exists(batch)) {
                disk.replace(batch, aside);
            }
            return aside;
        } catch (IOException e) {
            throw new DiskException("cannot put aside", batch, e);
        }
    }

    private void replaceIds(Set<BatchId> now) {
        ids = now;
        growing = false;
        files = null;
    }

    /** Adds an id. Only the first one copies the set, so that a folder of many batches fills in linear time. */
    void add(BatchId id) {
        if (!growing) {
            Set<BatchId> more = ConcurrentHashMap.newKeySet();
            more.addAll(ids);
            replaceIds(more);
            growing = true;
        }
        ids.add(id);
        files = null;
        version++;
    }

    /** Returns the files that were set aside. */
    List<Path> setAsideFiles() {
        return List.copyOf(setAside);
    }

    /** Sets a corrupt batch aside, so that a good copy can take its place. */
    void setAside(BatchId id, Disk disk) {
        try {
            disk.replace(file(id), asidePath(id));
            Set<BatchId> rest = new HashSet<>(ids);
            rest.remove(id);
            replaceIds(rest);
            version++;
        } catch (IOException e) { // reported again when it is read again
            return;
        }
    }

    /** Deletes the corrupt file of a batch of which a good copy arrived. */
    void discardAside(BatchId id, Disk disk) {
        try {
            if (Files.exists(asidePath(id))) {
                disk.delete(asidePath(id));
            }
        } catch (IOException e) { // it is reported once more
            return;
        }
    }

    private Path asidePath(BatchId id) {
        return asidePath(file(id));
    }

    /** Returns the batch of a file that was set aside; empty if no such file has that name. */
    static Optional<BatchId> setAsideId(Path aside) {
        String name = String.valueOf(aside.getFileName());
        return BatchId.ofFile(Path.of(name.substring(0, name.length() - ASIDE.length())));
    }

    static Path asidePath(Path batch) {
        return batch.resolveSibling(batch.getFileName() + ASIDE);
    }

    /** Takes over a listing from the cache. */
    void remember(DirectoryListingCache.Listing listing) {
        replaceIds(listing.ids());
        lastModified = listing.time();
    }

    /** Returns the listing for the cache, or empty if a file is set aside and must be reported again. */
    Optional<DirectoryListingCache.Listing> listing() {
        return setAside.isEmpty()
                ? Optional.of(new DirectoryListingCache.Listing(lastModified, ids))
                : Optional.empty();
    }

    /** Whether the folder, which was last modified at {@code now}, must be listed again. */
    boolean isOutdated(FileTime now) {
        return !now.equals(lastModified);
    }

    /** Lists the folder again, and returns whether its batches have changed. */
    boolean refresh() {
        try {
            FileTime now = Files.getLastModifiedTime(folder);
            Set<BatchId> found = new HashSet<>();
            setAside.clear();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> addFile(file, found));
            }
            boolean changed = !found.equals(ids);
            replaceIds(found);
            version += changed ? 1 : 0;
            lastModified = now;
            return changed;
        } catch (IOException e) {
            throw new DiskException("cannot read the pool", folder, e);
        }
    }

    private void addFile(Path file, Set<BatchId> into) {
        if (file.getFileName().toString().endsWith(ASIDE)) {
            setAside.add(file);
        } else {
            BatchId.ofFile(file).ifPresent(into::add);
        }
    }

    /** Returns everything in a pool whose name is as long as a conversation's. */
    static List<Path> conversationFolders(Path root) {
        return OwnFiles.list(root).stream()
                .filter(path -> path.getFileName().toString().length() == ConversationId.DIGITS)
                .toList();
    }
}
