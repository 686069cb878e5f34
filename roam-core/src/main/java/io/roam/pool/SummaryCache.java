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
 * The summaries of all conversations in one file, so that a list need not read every batch. A block is added for each new summary, and is
 * valid as long as the conversation has the same batches.
 */
final class SummaryCache {
    private static final int MAX_OUTDATED_BLOCKS = 64;

    private final ChecksummedBlockFile file;
    private @Nullable Map<ConversationId, Entry> entries;
    private int blocks;

    private record Entry(String mark, ConversationSummary summary) {}

    SummaryCache(Path cache) {
        this.file = new ChecksummedBlockFile(cache.resolve("summaries"));
    }

    /** Returns the summary of a conversation whose batches have that content mark. */
    Optional<ConversationSummary> find(ConversationId conversation, String mark) {
        return Optional.ofNullable(entries().get(conversation))
                .filter(entry -> entry.mark().equals(mark))
                .map(Entry::summary);
    }

    void add(ConversationSummary summary, String mark) {
        Entry entry = new Entry(mark, summary);
        entries().put(summary.id(), entry);
        file.add(block(entry));
        blocks++;
        replaceOutdated(entries());
    }

    private Map<ConversationId, Entry> entries() {
        Map<ConversationId, Entry> known = entries;
        if (known == null) {
            known = read();
            replaceOutdated(known);
            entries = known;
        }
        return known;
    }

    private Map<ConversationId, Entry> read() {
        Map<ConversationId, Entry> all = new HashMap<>();
        file.read(block -> {
            Entry entry = new Entry(block.readUTF(), ConversationSummaryCodec.read(block));
            all.put(entry.summary().id(), entry);
            blocks++;
        });
        return all;
    }

    /** Writes the file anew if most of it is outdated. */
    private void replaceOutdated(Map<ConversationId, Entry> all) {
        if (blocks > 2 * all.size() + MAX_OUTDATED_BLOCKS) {
            file.replaceBlocks(all.values().stream().map(SummaryCache::block).toList());
            blocks = all.size();
        }
    }

    private static ChecksummedBlockFile.BlockAction<DataOutputStream> block(Entry entry) {
        return out -> {
            out.writeUTF(entry.mark());
            ConversationSummaryCodec.write(entry.summary(), out);
        };
    }
}
