package io.roam.capture;

import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.PropertyHistory;
import io.roam.history.TrailingState;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records that roam would place next. An unterminated line that begins one of them comes from an interrupted placement. */
final class ExpectedRecords {
    private final BranchRecords records;

    ExpectedRecords(BranchRecords records) {
        this.records = records;
    }

    /** Whether an unterminated line is the beginning of a record that may be placed at a node, behind the state {@code pending}. */
    boolean isBeginning(Record line, History history, HistoryNode node, List<Record> pending) {
        byte[] start = line.payload();
        for (HistoryNode child : node.children()) {
            Record next = nextRecord(node, child, pending);
            if (next != null && PartialLineDetector.isPrefix(start, next.payload())) {
                return true;
            }
        }
        return tail(history, node).stream().anyMatch(state -> PartialLineDetector.isPrefix(start, state.payload()));
    }

    /** Returns the first record between two nodes that is not among the state {@code pending}; null if there is none. */
    private @Nullable Record nextRecord(HistoryNode from, HistoryNode to, List<Record> pending) {
        List<Hash> known = new ArrayList<>(
                pending.stream().map(record -> Hash.of(record.payload())).toList());
        try (RecordReader reader = records.mainTrack(from, to).open()) {
            Record record = reader.next();
            while (record != null && known.remove(Hash.of(record.payload()))) {
                record = reader.next();
            }
            return record;
        }
    }

    private List<Record> tail(History history, HistoryNode node) {
        List<Record> tail = new ArrayList<>(records.trailingRecords(TrailingState.at(history, node)));
        PropertyHistory.at(history, node)
                .allCurrent()
                .forEach(value -> records.findProperty(value).ifPresent(tail::add));
        return tail;
    }
}
