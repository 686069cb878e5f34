package io.roam.pool;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
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
import org.jspecify.annotations.Nullable;

/** The folder of one conversation, with the names of the batches in it. */
final class BatchDirectory {
    static final String ENDING = ".batch";

    private static final String ASIDE = ".aside";
    private static final int MARK_DIGITS = 16;
    private static final int HEX = 16;

    private final Path folder;
    private final List<Path> setAside = new ArrayList<>();
    private FileTime lastModified = FileTime.fromMillis(0);
    private Set<String> names = Set.of();
    private volatile @Nullable List<Path> files;
    private int version = 1;

    BatchDirectory(Path folder) {
        this.folder = folder;
    }

    Set<String> names() {
        return names;
    }

    int version() {
        return version;
    }

    /** Returns a text that differs for other batches. A few digits of each name suffice, since names are hashes. */
    String contentMark() {
        long sum = 0;
        long mixed = 0;
        for (String name : names) {
            sum += Long.parseUnsignedLong(name, 0, MARK_DIGITS, HEX);
            mixed ^= Long.parseUnsignedLong(name, MARK_DIGITS, 2 * MARK_DIGITS, HEX);
        }
        return names.size() + "." + sum + "." + mixed;
    }

    boolean belongsTo(ConversationId conversation) {
        return folder.endsWith(conversation.hex());
    }

    Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    /** Returns the files of all batches; the same list as long as the batches are the same. */
    List<Path> files() {
        List<Path> known = files;
        if (known == null) {
            known = names.stream().map(this::file).toList();
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

    private void replaceNames(Set<String> now) {
        names = now;
        files = null;
    }

    void add(String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        replaceNames(more);
        version++;
    }

    /** Returns the files that were set aside. */
    List<Path> setAsideFiles() {
        return List.copyOf(setAside);
    }

    /** Sets a corrupt batch aside, so that a good copy can take its place. */
    void setAside(String name, Disk disk) {
        try {
            disk.replace(file(name), asidePath(name));
            Set<String> rest = new HashSet<>(names);
            rest.remove(name);
            replaceNames(rest);
            version++;
        } catch (IOException e) { // reported again when it is read again
            return;
        }
    }

    /** Deletes the corrupt file of a batch of which a good copy arrived. */
    void discardAside(String name, Disk disk) {
        try {
            if (Files.exists(asidePath(name))) {
                disk.delete(asidePath(name));
            }
        } catch (IOException e) { // it is reported once more
            return;
        }
    }

    private Path asidePath(String name) {
        return asidePath(file(name));
    }

    /** Returns the name of a batch that was set aside. */
    static String nameOf(Path aside) {
        String name = String.valueOf(aside.getFileName());
        return name.substring(0, name.length() - (ENDING + ASIDE).length());
    }

    static Path asidePath(Path batch) {
        return batch.resolveSibling(batch.getFileName() + ASIDE);
    }

    /** Whether the content of a batch does not match its name. */
    boolean isCorrupt(String name) {
        try {
            return !MoreFiles.asByteSource(file(name))
                    .hash(Hashing.sha256())
                    .toString()
                    .equals(name);
        } catch (IOException e) { // it cannot be read, which proves nothing
            return false;
        }
    }

    /** Takes over a listing from the cache. */
    void remember(DirectoryListingCache.Listing listing) {
        replaceNames(listing.names());
        lastModified = listing.time();
    }

    /** Returns the listing for the cache, or empty if a file is set aside and must be reported again. */
    Optional<DirectoryListingCache.Listing> listing() {
        return setAside.isEmpty()
                ? Optional.of(new DirectoryListingCache.Listing(lastModified, names))
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
            Set<String> found = new HashSet<>();
            setAside.clear();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> addName(file, found));
            }
            boolean changed = !found.equals(names);
            replaceNames(found);
            version += changed ? 1 : 0;
            lastModified = now;
            return changed;
        } catch (IOException e) {
            throw new DiskException("cannot read the pool", folder, e);
        }
    }

    private void addName(Path file, Set<String> into) {
        String name = file.getFileName().toString();
        if (name.endsWith(ASIDE)) {
            setAside.add(file);
        } else if (name.endsWith(ENDING)) {
            Hash.parse(name.substring(0, name.length() - ENDING.length())).ifPresent(hash -> into.add(hash.hex()));
        }
    }

    /** Returns everything in a pool whose name is as long as a conversation's. */
    static List<Path> conversationFolders(Path root) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(
                    root, path -> path.getFileName().toString().length() == ConversationId.DIGITS)) {
                all.forEach(found::add);
            } catch (IOException e) {
                throw new DiskException("cannot read the pool", root, e);
            }
        }
        return found;
    }
}
