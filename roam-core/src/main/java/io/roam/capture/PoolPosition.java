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

/**
 * The place in a conversation's history that the reading of a main track has reached.
 *
 * @param chain the chain value that the last event leads to
 * @param pending the state read behind that event
 */
record PoolPosition(History history, ChainValue chain, List<Record> pending, ExpectedRecords expected)
        implements PoolContinuation {
    private Optional<HistoryNode> node() {
        return history.findNode(chain.value());
    }

    /** Returns the properties at this place; those before the first event if the pool does not know it. */
    PropertyHistory properties() {
        return PropertyHistory.at(history, node().orElse(history.root()));
    }

    private List<TrailingState> trailing() {
        return node().map(node -> TrailingState.at(history, node)).orElse(List.of());
    }

    /** Returns the state that the pool holds behind the last event. */
    Set<TrailingState.Line> tail() {
        Set<TrailingState.Line> known = new HashSet<>();
        trailing().forEach(state -> known.add(state.line()));
        return known;
    }

    @Override
    public boolean holds(Record record) {
        Hash hash = Hash.of(record.identity());
        if (record.kind() == Record.Kind.EVENT) {
            return history.contains(chain.next(hash));
        }
        return tail().stream().anyMatch(line -> line.payload().equals(hash));
    }

    @Override
    public boolean isBeginning(Record line) {
        return node().filter(node -> expected.isBeginning(line, history, node, pending))
                .isPresent();
    }

    @Override
    public int capturedBeginning(Record line) {
        if (!line.endsWithLineFeed() && !line.isUnterminated()) {
            return 0;
        }
        Optional<HistoryNode> node = node();
        if (node.isEmpty()) {
            return 0;
        }
        for (HistoryNode child : node.get().children()) {
            EventMark mark = child.mark();
            if (mark.unterminated() && begins(line, mark.length(), mark.identity())) {
                return mark.length();
            }
        }
        for (TrailingState state : trailing()) {
            StateMark mark = state.mark();
            if (mark.unterminated() && begins(line, mark.length(), mark.payload())) {
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
