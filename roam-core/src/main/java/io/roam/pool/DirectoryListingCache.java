package io.roam.pool;

import io.roam.chain.ConversationId;
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
 * The names of the batches in the pool's folders, with each folder's time: as long as that is the same, so are they, and nobody need look
 * into the folder. Of a folder that had changed just before it was looked into, its time may be the same after another change, so nothing is
 * kept. A cache: whatever is wrong with it is made anew.
 */
final class DirectoryListingCache {
    private static final Duration YOUNG = Duration.ofSeconds(10);
    private static final int NAME = 64;

    private final Path cache;
    private final ChecksummedBlockFile file;

    /** What a folder held. */
    record Listing(FileTime time, Set<String> names) {}

    DirectoryListingCache(Path cache) {
        this.cache = cache;
        this.file = new ChecksummedBlockFile(cache.resolve("names"));
    }

    Map<ConversationId, Listing> read() {
        Map<ConversationId, Listing> all = new HashMap<>();
        file.read(block -> {
            for (int left = block.readInt(); left > 0; left--) {
                ConversationId id = new ConversationId(text(block, ConversationId.DIGITS));
                Instant time = Instant.ofEpochSecond(block.readLong(), block.readInt());
                Set<String> names = new HashSet<>();
                for (int more = block.readInt(); more > 0; more--) {
                    names.add(text(block, NAME));
                }
                all.put(id, new Listing(FileTime.from(time), names));
            }
        });
        return all;
    }

    private static String text(DataInputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** What the file system takes for the time, when it can be asked. */
    Optional<Instant> fileSystemTime() {
        try {
            PrivateDirectory.create(cache);
            Path asked = Files.createTempFile(cache, "time", ".tmp");
            FileTime time = Files.getLastModifiedTime(asked);
            Files.delete(asked);
            return Optional.of(time.toInstant());
        } catch (IOException e) { // then nothing is kept
            return Optional.empty();
        }
    }

    /** Keeps what is known of folders that were looked into at {@code looked}, or later. */
    void write(Map<ConversationId, Listing> all, Instant looked) {
        Map<ConversationId, Listing> old = new HashMap<>(all);
        old.values().removeIf(listing -> listing.time().toInstant().isAfter(looked.minus(YOUNG)));
        file.replaceBlocks(List.of(block -> write(old, block)));
    }

    private static void write(Map<ConversationId, Listing> all, DataOutputStream out) throws IOException {
        out.writeInt(all.size());
        for (Map.Entry<ConversationId, Listing> entry : all.entrySet()) {
            Instant time = entry.getValue().time().toInstant();
            out.write(entry.getKey().hex().getBytes(StandardCharsets.ISO_8859_1));
            out.writeLong(time.getEpochSecond());
            out.writeInt(time.getNano());
            out.writeInt(entry.getValue().names().size());
            for (String name : entry.getValue().names()) {
                out.write(name.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }
}
