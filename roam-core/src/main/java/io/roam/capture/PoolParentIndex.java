package io.roam.capture;

import io.roam.batch.BatchOutline;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.PlacedEntry;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tool's own links between all records of a conversation that the pool holds. */
final class PoolParentIndex {
    private static final Comparator<HistoryNode> BY_CHAIN_VALUE =
            Comparator.comparing(node -> node.chain().value());

    private final ToolAdapter adapter;
    private final BranchRecords records;
    private final History history;
    private final Map<String, HistoryNode> events = new HashMap<>();
    private final Map<String, Record> states = new HashMap<>();

    /** Reads all main tracks of the conversation. */
    PoolParentIndex(ToolAdapter adapter, BranchRecords records, History history) {
        this.adapter = adapter;
        this.records = records;
        this.history = history;
        history.batches().forEach(this::read);
    }

    private void read(BatchOutline batch) {
        ChainValue chain = batch.header().from();
        try (RecordReader reader = records.mainTrackOf(batch).open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                Optional<Record.Link> link = adapter.linkOf(record);
                if (record.kind() == Record.Kind.EVENT) {
                    chain = chain.next(Hash.of(record.identity()));
                    HistoryNode node = history.findNode(chain.value()).orElseThrow();
                    link.ifPresent(own -> events.merge(own.id(), node, PoolParentIndex::smaller));
                } else if (link.isPresent()) {
                    states.put(
                            link.get().id(),
                            record.withLink(link.get().id(), link.get().parent()));
                }
            }
        }
    }

    private static HistoryNode smaller(HistoryNode one, HistoryNode other) {
        return BY_CHAIN_VALUE.compare(one, other) <= 0 ? one : other;
    }

    /** Returns the event to which an id leads, through state. */
    Optional<ResolvedParent> find(String id) {
        List<Record> between = new ArrayList<>();
        String at = id;
        while (at != null && !events.containsKey(at) && states.containsKey(at) && between.size() < states.size()) {
            between.add(states.get(at));
            at = parentOf(states.get(at));
        }
        return at == null || !events.containsKey(at)
                ? Optional.empty()
                : Optional.of(new ResolvedParent(at, pathTo(events.get(at)), List.copyOf(between)));
    }

    private static @Nullable String parentOf(Record state) {
        return state.link().map(Record.Link::parent).orElse(null);
    }

    private List<ChainValue> pathTo(HistoryNode node) {
        return History.path(history.root(), node).stream()
                .map(HistoryNode::chain)
                .toList();
    }

    /** Whether an event is one of those that were placed at one time. */
    boolean isAmong(ResolvedParent event, PlacedEntry placed) {
        Optional<HistoryNode> last = history.findNode(placed.after().value());
        return event.chain().length() > placed.before().length()
                && last.isPresent()
                && history.findNode(event.chain().value())
                        .filter(node -> History.isAncestor(node, last.get()))
                        .isPresent();
    }
}
