package io.roam.pool;

import io.roam.batch.BatchOutline;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.ConversationSummary;
import io.roam.history.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The histories and summaries of conversations, each valid until the conversation's batches change. The pool's lock guards it. */
final class HistoryCache {
    private final PoolDirectory directory;
    private final OutlineLoader outlines;
    private final SummaryCache savedSummaries;
    private final Map<ConversationId, VersionedSummary> summaries = new HashMap<>();
    private final ConversationCache<VersionedHistory> histories =
            new ConversationCache<>(known -> known.history().nodes().size());
    private final ConversationCache<ChainIndex> chains = new ConversationCache<>(ChainIndex::size);

    private record VersionedSummary(int version, Optional<ConversationSummary> summary) {}

    private record VersionedHistory(int version, String rule, History history) {}

    HistoryCache(PoolDirectory directory, OutlineLoader outlines, SummaryCache savedSummaries) {
        this.directory = directory;
        this.outlines = outlines;
        this.savedSummaries = savedSummaries;
    }

    private int version(ConversationId conversation) {
        return directory.find(conversation).map(BatchDirectory::version).orElse(0);
    }

    /** Returns the summary of a conversation, or empty if it has no event. */
    Optional<ConversationSummary> summary(ConversationId conversation) {
        int version = version(conversation);
        VersionedSummary known = summaries.get(conversation);
        if (known == null || known.version() != version) {
            Optional<ConversationSummary> loaded =
                    directory.find(conversation).flatMap(batches -> loadSummary(conversation, batches));
            known = new VersionedSummary(version, loaded);
            summaries.put(conversation, known);
        }
        return known.summary();
    }

    private Optional<ConversationSummary> loadSummary(ConversationId conversation, BatchDirectory batches) {
        Optional<ConversationSummary> saved =
                savedSummaries.find(conversation, batches.mark().text());
        if (saved.isPresent()) {
            return saved;
        }
        List<BatchOutline> all = outlines.load(conversation);
        Optional<ConversationSummary> summary =
                ConversationSummary.of(conversation, all, rule -> history(conversation, rule));
        if (all.size() == batches.mark().count()) { // else it lacks batches that could not be read
            summary.ifPresent(made -> savedSummaries.add(made, batches.mark().text()));
        }
        return summary;
    }

    /** Returns the history of a conversation under a class rule. */
    History history(ConversationId conversation, String rule) {
        int version = version(conversation);
        VersionedHistory known = histories.find(conversation);
        if (known != null && !known.rule().equals(rule)) {
            known = null;
        }
        if (known == null || known.version() != version) {
            History earlier = known == null ? null : known.history();
            known = new VersionedHistory(version, rule, History.of(rule, outlines.load(conversation), earlier));
            histories.put(conversation, known);
        }
        return known.history();
    }

    /** Returns the length of a chain value that is part of a conversation's history; empty if it is not. */
    Optional<Long> lengthOf(ConversationId conversation, String rule, Hash chain) {
        int version = version(conversation);
        ChainIndex known = chains.find(conversation);
        if (known == null || !known.isCurrent(rule, version)) {
            known = new ChainIndex(rule, history(conversation, rule), version(conversation));
            chains.put(conversation, known);
        }
        return known.lengthOf(chain);
    }

    /** Takes in a batch that entered the pool. */
    void add(BatchOutline batch) {
        ConversationId conversation = batch.header().conversation();
        ChainIndex known = chains.find(conversation);
        if (known != null && !known.add(batch, version(conversation))) {
            chains.remove(conversation);
        }
    }
}
