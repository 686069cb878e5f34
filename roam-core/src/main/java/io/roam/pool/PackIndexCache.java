package io.roam.pool;

import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.PackId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ids of the batches in packs, so that packs need not be read again: one file a conversation, one block a pack. */
final class PackIndexCache {
    private final Path folder;

    PackIndexCache(Path cache) {
        this.folder = cache.resolve("packs");
    }

    /** Returns the ids of those of these packs that the cache has. */
    Map<PackId, List<BatchId>> read(ConversationId conversation, Collection<PackId> wanted) {
        Map<PackId, List<BatchId>> found = new HashMap<>();
        if (wanted.isEmpty()) {
            return found;
        }
        file(conversation).read(block -> {
            PackId pack = new PackId(Hash.wrap(block.readNBytes(Hash.BYTES)));
            List<BatchId> ids = new ArrayList<>();
            for (int left = block.readInt(); left > 0; left--) {
                ids.add(new BatchId(Hash.wrap(block.readNBytes(Hash.BYTES))));
            }
            found.put(pack, ids);
        });
        found.keySet().retainAll(wanted);
        return found;
    }

    void add(ConversationId conversation, PackId pack, List<BatchId> ids) {
        file(conversation).add(block -> {
            block.write(pack.hash().bytes());
            block.writeInt(ids.size());
            for (BatchId id : ids) {
                block.write(id.hash().bytes());
            }
        });
    }

    private ChecksummedBlockFile file(ConversationId conversation) {
        return new ChecksummedBlockFile(folder.resolve(conversation.hex()));
    }
}
