package io.roam.pool;

import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.PackId;
import io.roam.files.PrivateDirectory;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The listings of the pool's folders, each valid as long as the folder's time stays the same. A folder that had changed just
 * before it was listed is left out, since another change could leave its time the same.
 */
final class DirectoryListingCache {
    private static final Duration MIN_AGE = Duration.ofSeconds(10);

    private final Path cache;
    private final ChecksummedBlockFile file;

    /** The files in a folder when it was last modified at that time, and the mark of the batches in them. */
    record Listing(FileTime time, Set<BatchId> singles, Set<PackId> packs, BatchSetMark mark) {}

    DirectoryListingCache(Path cache) {
        this.cache = cache;
        this.file = new ChecksummedBlockFile(cache.resolve("names"));
    }

    Map<ConversationId, Listing> read() {
        Map<ConversationId, Listing> all = new HashMap<>();
        file.read(block -> {
            for (int left = block.readInt(); left > 0; left--) {
                ConversationId id = new ConversationId(readText(block, ConversationId.DIGITS));
                all.put(id, readListing(block));
            }
        });
        return all;
    }

    private static Listing readListing(DataInputStream in) throws IOException {
        Instant time = Instant.ofEpochSecond(in.readLong(), in.readInt());
        BatchSetMark mark = new BatchSetMark(in.readInt(), in.readInt(), in.readLong(), in.readLong());
        Set<BatchId> singles = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            singles.add(new BatchId(Hash.wrap(in.readNBytes(Hash.BYTES))));
        }
        Set<PackId> packs = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            packs.add(new PackId(Hash.wrap(in.readNBytes(Hash.BYTES))));
        }
        return new Listing(FileTime.from(time), singles, packs, mark);
    }

    private static String readText(DataInputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Returns the current time of the file system, or empty if a file cannot be made there. */
    Optional<Instant> fileSystemTime() {
        try {
            PrivateDirectory.create(cache);
            Path probe = Files.createTempFile(cache, "time", ".tmp");
            FileTime time = Files.getLastModifiedTime(probe);
            Files.delete(probe);
            return Optional.of(time.toInstant());
        } catch (IOException e) { // nothing is cached
            return Optional.empty();
        }
    }

    /** Writes the listings of folders that were listed at {@code started} or later. */
    void write(Map<ConversationId, Listing> all, Instant started) {
        Map<ConversationId, Listing> old = new HashMap<>(all);
        old.values().removeIf(listing -> listing.time().toInstant().isAfter(started.minus(MIN_AGE)));
        file.replaceBlocks(List.of(block -> write(old, block)));
    }

    private static void write(Map<ConversationId, Listing> all, DataOutputStream out) throws IOException {
        out.writeInt(all.size());
        for (Map.Entry<ConversationId, Listing> entry : all.entrySet()) {
            out.write(entry.getKey().hex().getBytes(StandardCharsets.ISO_8859_1));
            write(entry.getValue(), out);
        }
    }

    private static void write(Listing listing, DataOutputStream out) throws IOException {
        Instant time = listing.time().toInstant();
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
        out.writeInt(listing.mark().count());
        out.writeInt(listing.mark().packed());
        out.writeLong(listing.mark().sum());
        out.writeLong(listing.mark().mixed());
        out.writeInt(listing.singles().size());
        for (BatchId id : listing.singles()) {
            out.write(id.hash().bytes());
        }
        out.writeInt(listing.packs().size());
        for (PackId pack : listing.packs()) {
            out.write(pack.hash().bytes());
        }
    }
}
