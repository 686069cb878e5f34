package io.roam.pool;

import io.roam.batch.BatchOutline;
import io.roam.chain.ConversationId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The outlines of a conversation's batches, so that the batches need not be read again: one file a conversation, to which one block a
 * batch is added. A cache: whatever is wrong with it is made anew from the pool.
 */
final class PoolIndex {
    private final Path folder;

    PoolIndex(Path cache) {
        this.folder = cache.resolve("outlines");
    }

    Map<String, BatchOutline> read(ConversationId conversation) {
        Map<String, BatchOutline> all = new HashMap<>();
        file(conversation).read(block -> {
            BatchOutline outline = BatchOutline.read(block);
            all.put(outline.name().hex(), outline);
        });
        return all;
    }

    void add(BatchOutline outline) {
        file(outline.header().conversation()).add(outline::write);
    }

    private BlockFile file(ConversationId conversation) {
        return new BlockFile(folder.resolve(conversation.hex()));
    }
}
