package io.roam.pool;

import io.roam.chain.ConversationId;
import io.roam.history.ConversationSummary;
import java.io.DataOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The summaries of all conversations in one file, so that a list need not read what each batch says: a block is added for each new one, and
 * holds as long as the conversation has the same batches. A cache: whatever is wrong with it is made anew.
 */
final class SummaryCache {
    private static final int ROOM = 64;

    private final ChecksummedBlockFile file;
    private @Nullable Map<ConversationId, Entry> entries;

    private record Entry(String mark, ConversationSummary summary) {}

    SummaryCache(Path cache) {
        this.file = new ChecksummedBlockFile(cache.resolve("summaries"));
    }

    /** The summary of a conversation whose batches have that mark. */
    Optional<ConversationSummary> find(ConversationId conversation, String mark) {
        return Optional.ofNullable(entries().get(conversation))
                .filter(entry -> entry.mark().equals(mark))
                .map(Entry::summary);
    }

    void add(ConversationSummary summary, String mark) {
        Entry entry = new Entry(mark, summary);
        entries().put(summary.id(), entry);
        file.add(block(entry));
    }

    private Map<ConversationId, Entry> entries() {
        Map<ConversationId, Entry> known = entries;
        if (known == null) {
            known = read();
            entries = known;
        }
        return known;
    }

    private Map<ConversationId, Entry> read() {
        Map<ConversationId, Entry> all = new HashMap<>();
        int[] blocks = {0};
        file.read(block -> {
            Entry entry = new Entry(block.readUTF(), ConversationSummaryCodec.read(block));
            all.put(entry.summary().id(), entry);
            blocks[0]++;
        });
        if (blocks[0] > 2 * all.size() + ROOM) {
            file.replaceBlocks(all.values().stream().map(SummaryCache::block).toList());
        }
        return all;
    }

    private static ChecksummedBlockFile.Step<DataOutputStream> block(Entry entry) {
        return out -> {
            out.writeUTF(entry.mark());
            ConversationSummaryCodec.write(entry.summary(), out);
        };
    }
}
