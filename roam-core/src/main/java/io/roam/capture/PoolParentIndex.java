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

/** The tool's own links among all words of a conversation that the pool holds. */
final class PoolParentIndex {
    private static final Comparator<HistoryNode> SMALLER =
            Comparator.comparing(node -> node.chain().value());

    private final ToolAdapter adapter;
    private final BranchRecords records;
    private final History history;
    private final Map<String, HistoryNode> events = new HashMap<>();
    private final Map<String, Record> rows = new HashMap<>();

    /** Reads all of the conversation's main tracks. */
    PoolParentIndex(ToolAdapter adapter, BranchRecords records, History history) {
        this.adapter = adapter;
        this.records = records;
        this.history = history;
        history.batches().forEach(this::read);
    }

    private void read(BatchOutline batch) {
        ChainValue at = batch.header().from();
        try (RecordReader reader = records.main(batch).open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.kind() == Record.Kind.EVENT) {
                    at = at.next(Hash.of(record.identity()));
                    HistoryNode node = history.node(at.value()).orElseThrow();
                    adapter.linkOf(record).ifPresent(link -> events.merge(link.id(), node, PoolParentIndex::smaller));
                } else {
                    Record row = record;
                    adapter.linkOf(record)
                            .ifPresent(link -> rows.put(link.id(), row.withLink(link.id(), link.parent())));
                }
            }
        }
    }

    private static HistoryNode smaller(HistoryNode one, HistoryNode other) {
        return SMALLER.compare(one, other) <= 0 ? one : other;
    }

    /** The event that an id leads to, through state. */
    Optional<ResolvedParent> find(String id) {
        List<Record> way = new ArrayList<>();
        String at = id;
        while (at != null && !events.containsKey(at) && rows.containsKey(at) && way.size() < rows.size()) {
            way.add(rows.get(at));
            at = parent(rows.get(at));
        }
        return at == null || !events.containsKey(at)
                ? Optional.empty()
                : Optional.of(new ResolvedParent(at, path(events.get(at)), List.copyOf(way)));
    }

    private static @Nullable String parent(Record row) {
        return row.link().map(Record.Link::parent).orElse(null);
    }

    private List<ChainValue> path(HistoryNode node) {
        return History.path(history.root(), node).stream()
                .map(HistoryNode::chain)
                .toList();
    }

    /** Whether an event is one of those that were placed then. */
    boolean isAmong(ResolvedParent event, PlacedEntry placed) {
        Optional<HistoryNode> last = history.node(placed.after().value());
        return event.chain().length() > placed.before().length()
                && last.isPresent()
                && history.node(event.chain().value())
                        .filter(node -> History.isAncestor(node, last.get()))
                        .isPresent();
    }
}
