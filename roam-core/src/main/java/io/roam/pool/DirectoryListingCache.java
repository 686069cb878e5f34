package io.roam.pool;

import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
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
 * The listings of the pool's folders: ids of batches, valid as long as the folder's time stays the same. A folder that had changed just
 * before it was listed is left out, since another change could leave its time the same.
 */
final class DirectoryListingCache {
    private static final Duration MIN_AGE = Duration.ofSeconds(10);

    private final Path cache;
    private final ChecksummedBlockFile file;

    /** The batches in a folder when it was last modified at that time. */
    record Listing(FileTime time, Set<BatchId> ids) {}

    DirectoryListingCache(Path cache) {
        this.cache = cache;
        this.file = new ChecksummedBlockFile(cache.resolve("names"));
    }

    Map<ConversationId, Listing> read() {
        Map<ConversationId, Listing> all = new HashMap<>();
        file.read(block -> {
            for (int left = block.readInt(); left > 0; left--) {
                ConversationId id = new ConversationId(readText(block, ConversationId.DIGITS));
                Instant time = Instant.ofEpochSecond(block.readLong(), block.readInt());
                Set<BatchId> ids = new HashSet<>();
                for (int more = block.readInt(); more > 0; more--) {
                    ids.add(new BatchId(Hash.wrap(block.readNBytes(Hash.BYTES))));
                }
                all.put(id, new Listing(FileTime.from(time), ids));
            }
        });
        return all;
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
            Instant time = entry.getValue().time().toInstant();
            out.write(entry.getKey().hex().getBytes(StandardCharsets.ISO_8859_1));
            out.writeLong(time.getEpochSecond());
            out.writeInt(time.getNano());
            out.writeInt(entry.getValue().ids().size());
            for (BatchId id : entry.getValue().ids()) {
                out.write(id.hash().bytes());
            }
        }
    }
}
