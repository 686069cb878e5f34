package io.roam.pool;

import io.roam.batch.BatchOutline;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.history.OutlineInterner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The outlines of batches, so that batches need not be read again: one file a conversation, one block a batch. */
final class OutlineCache {
    private final Path folder;

    OutlineCache(Path cache) {
        this.folder = cache.resolve("outlines");
    }

    Map<BatchId, BatchOutline> read(ConversationId conversation) {
        Map<BatchId, BatchOutline> all = new HashMap<>();
        OutlineInterner interner = new OutlineInterner();
        file(conversation).read(block -> {
            BatchOutline outline = interner.intern(BatchOutline.read(block));
            all.put(outline.id(), outline);
        });
        return all;
    }

    void add(BatchOutline outline) {
        file(outline.header().conversation()).add(outline::write);
    }

    private ChecksummedBlockFile file(ConversationId conversation) {
        return new ChecksummedBlockFile(folder.resolve(conversation.hex()));
    }
}
