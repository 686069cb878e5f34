package io.roam.capture;

import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.PropertyHistory;
import io.roam.history.TrailingState;
import io.roam.spi.tool.Record;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The place in a conversation's history that the reading of a main track has reached. */
final class PoolPosition implements PoolContinuation {
    private final History history;
    private final ChainValue chain;
    private final List<Record> pending;
    private final ExpectedRecords expected;
    private final Optional<HistoryNode> node;
    private @Nullable KnownTail tail;

    /**
     * Stands behind an event.
     *
     * @param chain the chain value that the last event leads to
     * @param pending the state read behind that event, which may grow
     */
    PoolPosition(History history, ChainValue chain, List<Record> pending, ExpectedRecords expected) {
        this.history = history;
        this.chain = chain;
        this.pending = pending;
        this.expected = expected;
        this.node = history.findNode(chain.value());
    }

    /** Returns the properties at this place; those before the first event if the pool does not know it. */
    PropertyHistory properties() {
        return PropertyHistory.at(history, node.orElse(history.root()));
    }

    private KnownTail knownTail() {
        KnownTail known = tail;
        if (known == null) {
            known = node.map(at -> KnownTail.at(history, at)).orElse(KnownTail.NONE);
            tail = known;
        }
        return known;
    }

    /** Returns the state that the pool holds behind the last event. */
    Set<TrailingState.Line> tail() {
        return knownTail().lines();
    }

    @Override
    public boolean holds(Record record) {
        Hash hash = Hash.of(record.identity());
        return record.kind() == Record.Kind.EVENT
                ? history.contains(chain.next(hash))
                : knownTail().hasState(hash);
    }

    @Override
    public boolean isBeginning(Record line) {
        return node.filter(at -> expected.isBeginning(line, history, at, pending))
                .isPresent();
    }

    @Override
    public int capturedBeginning(Record line) {
        return line.endsWithLineFeed() || line.isUnterminated() ? knownTail().lengthOfBeginning(line.payload()) : 0;
    }
}
