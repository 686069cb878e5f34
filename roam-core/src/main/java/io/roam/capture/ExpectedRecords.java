package io.roam.capture;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.PropertyHistory;
import io.roam.history.TrailingState;
import io.roam.pool.BranchRecords;
import io.roam.pool.RecordSources;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
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
        try (RecordReader tail = tail(history, node).open()) {
            for (Record state = tail.next(); state != null; state = tail.next()) {
                if (PartialLineDetector.isPrefix(start, state.payload())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Returns the first record between two nodes that is not among the state {@code pending}; null if there is none. */
    private @Nullable Record nextRecord(HistoryNode from, HistoryNode to, List<Record> pending) {
        Multiset<Hash> known = HashMultiset.create();
        pending.forEach(record -> known.add(Hash.of(record.payload())));
        try (RecordReader reader = records.mainTrack(from, to).open()) {
            Record record = reader.next();
            while (record != null && known.remove(Hash.of(record.payload()))) {
                record = reader.next();
            }
            return record;
        }
    }

    private RecordSource tail(History history, HistoryNode node) {
        List<Record> properties = new ArrayList<>();
        PropertyHistory.at(history, node)
                .allCurrent()
                .forEach(value -> records.findProperty(value).ifPresent(properties::add));
        return RecordSources.concat(
                List.of(records.trailingRecords(TrailingState.at(history, node)), RecordSources.ofRecords(properties)));
    }
}
