package io.roam.capture;

import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.PropertyHistory;
import io.roam.history.TrailingState;
import io.roam.spi.tool.Record;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the pool knows of the place that a walk has come to. */
record PoolPosition(History history, ChainValue at) {
    Optional<HistoryNode> node() {
        return history.node(at.value());
    }

    PropertyHistory lasting() {
        return PropertyHistory.at(history, node().orElse(history.root()));
    }

    private List<TrailingState> trailing() {
        return node().map(node -> TrailingState.at(history, node)).orElse(List.of());
    }

    /** The state that stands there. */
    Set<TrailingState.Line> tail() {
        Set<TrailingState.Line> known = new HashSet<>();
        trailing().forEach(state -> known.add(state.line()));
        return known;
    }

    /** Whether the pool has the record at this very place. */
    boolean holds(Record record) {
        Hash hash = Hash.of(record.identity());
        if (record.kind() == Record.Kind.EVENT) {
            return history.contains(at.next(hash));
        }
        return tail().stream().anyMatch(line -> line.payload().equals(hash));
    }

    /** How many bytes of a line were captured before as an unterminated record that stands here; 0 if none. */
    int beginningOf(Record line) {
        Optional<HistoryNode> node = node();
        if (node.isEmpty()) {
            return 0;
        }
        for (HistoryNode child : node.get().children()) {
            EventMark mark = child.mark();
            if (mark.bare() && begins(line, mark.length(), mark.identity())) {
                return mark.length();
            }
        }
        for (TrailingState state : trailing()) {
            StateMark mark = state.mark();
            if (mark.bare() && begins(line, mark.length(), mark.payload())) {
                return mark.length();
            }
        }
        return 0;
    }

    private static boolean begins(Record line, int length, Hash hash) {
        byte[] payload = line.payload();
        return length > 0
                && length < payload.length
                && Hash.of(Arrays.copyOf(payload, length)).equals(hash);
    }
}
