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

/** The names of the batches in one conversation's folder. */
final class BatchDirectory {
    static final String ENDING = ".batch";

    private static final String ASIDE = ".aside";
    private static final int DIGITS = 16;
    private static final int HEX = 16;

    private final Path folder;
    private final List<Path> asides = new ArrayList<>();
    private FileTime seen = FileTime.fromMillis(0);
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

    /** What is another for other batches: names are hashes, so a few digits of each do. */
    String contentMark() {
        long sum = 0;
        long mixed = 0;
        for (String name : names) {
            sum += Long.parseUnsignedLong(name, 0, DIGITS, HEX);
            mixed ^= Long.parseUnsignedLong(name, DIGITS, 2 * DIGITS, HEX);
        }
        return names.size() + "." + sum + "." + mixed;
    }

    boolean belongsTo(ConversationId conversation) {
        return folder.endsWith(conversation.hex());
    }

    Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    /** All batches; the same list as long as they are the same. */
    List<Path> files() {
        List<Path> known = files;
        if (known == null) {
            known = names.stream().map(this::file).toList();
            files = known;
        }
        return known;
    }

    /** How many bytes its batches have. */
    long totalBytes() {
        return files().stream().mapToLong(BatchDirectory::totalBytes).sum();
    }

    private static long totalBytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) { // vanished meanwhile
            return 0;
        }
    }

    /** Puts a batch aside, if it still lies there; where it lies then. */
    static Path setAside(Path batch, Disk disk) {
        Path aside = aside(batch);
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

    /** What lies there that is no batch any more. */
    List<Path> setAsideFiles() {
        return List.copyOf(asides);
    }

    /** Puts a batch aside that turned out to be damaged, so that a good copy can take its place. */
    void setAside(String name, Disk disk) {
        try {
            disk.replace(file(name), aside(name));
            Set<String> rest = new HashSet<>(names);
            rest.remove(name);
            replaceNames(rest);
            version++;
        } catch (IOException e) { // told again when it is read again
            return;
        }
    }

    /** A good copy came. */
    void discardAside(String name, Disk disk) {
        try {
            if (Files.exists(aside(name))) {
                disk.delete(aside(name));
            }
        } catch (IOException e) { // it is told once more
            return;
        }
    }

    private Path aside(String name) {
        return aside(file(name));
    }

    static Path aside(Path batch) {
        return batch.resolveSibling(batch.getFileName() + ASIDE);
    }

    /** Whether a batch is another than its name says. */
    boolean isCorrupt(String name) {
        try {
            return !MoreFiles.asByteSource(file(name))
                    .hash(Hashing.sha256())
                    .toString()
                    .equals(name);
        } catch (IOException e) { // it cannot be told
            return false;
        }
    }

    /** Takes for true what was known of the folder when it had this time. */
    void remember(DirectoryListingCache.Listing listing) {
        replaceNames(listing.names());
        seen = listing.time();
    }

    /** What is known of the folder now; nothing if something lies there that is to be told. */
    Optional<DirectoryListingCache.Listing> listing() {
        return asides.isEmpty() ? Optional.of(new DirectoryListingCache.Listing(seen, names)) : Optional.empty();
    }

    /** Whether the folder, which has this time now, must be looked into again. */
    boolean isOutdated(FileTime now) {
        return !now.equals(seen);
    }

    /** Looks into the folder; true if other names are there than were known. */
    boolean refresh() {
        try {
            FileTime now = Files.getLastModifiedTime(folder);
            Set<String> found = new HashSet<>();
            asides.clear();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> name(file, found));
            }
            boolean changed = !found.equals(names);
            replaceNames(found);
            version += changed ? 1 : 0;
            seen = now;
            return changed;
        } catch (IOException e) {
            throw new DiskException("cannot read the pool", folder, e);
        }
    }

    private void name(Path file, Set<String> into) {
        String name = file.getFileName().toString();
        if (name.endsWith(ASIDE)) {
            asides.add(file);
        } else if (name.endsWith(ENDING)) {
            Hash.parse(name.substring(0, name.length() - ENDING.length())).ifPresent(hash -> into.add(hash.hex()));
        }
    }

    /** All that has a name as long as a conversation's. */
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
