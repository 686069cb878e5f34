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
import java.util.Arrays;
import java.util.List;

/** The records that roam would place next: an unterminated line that begins one of them is its own interrupted writing. */
final class ExpectedRecords {
    private final BranchRecords records;

    ExpectedRecords(BranchRecords records) {
        this.records = records;
    }

    /** How many bytes of an upcoming record {@code line} is, or 0 if it is the beginning of none. */
    int begun(History history, HistoryNode at, List<Record> pending, Record line) {
        for (HistoryNode child : at.children()) {
            try (RecordReader reader = records.main(at, child).open()) {
                if (begins(line, afterPending(reader, pending))) {
                    return line.payload().length;
                }
            }
        }
        for (Record state : tail(history, at)) {
            if (begins(line, state)) {
                return line.payload().length;
            }
        }
        return 0;
    }

    private List<Record> tail(History history, HistoryNode at) {
        List<Record> tail = new ArrayList<>(records.tail(TrailingState.at(history, at)));
        PropertyHistory.at(history, at)
                .allCurrent()
                .forEach(value -> records.property(value).ifPresent(tail::add));
        return tail;
    }

    private static Record afterPending(RecordReader reader, List<Record> pending) {
        List<Hash> have = new ArrayList<>(
                pending.stream().map(record -> Hash.of(record.payload())).toList());
        Record record = reader.next();
        while (record != null && have.remove(Hash.of(record.payload()))) {
            record = reader.next();
        }
        return record == null ? Record.state(Record.MAIN, new byte[0]) : record;
    }

    private static boolean begins(Record line, Record next) {
        int length = line.payload().length;
        return length <= next.payload().length && Arrays.equals(next.payload(), 0, length, line.payload(), 0, length);
    }
}
