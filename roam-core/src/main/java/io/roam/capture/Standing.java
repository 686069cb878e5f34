package io.roam.capture;

import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.pool.History;
import io.roam.pool.LastingValues;
import io.roam.pool.Node;
import io.roam.pool.Trailing;
import io.roam.spi.tool.Record;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the pool knows of the place that a walk has come to. */
record Standing(History history, ChainValue at) {
    Optional<Node> node() {
        return history.node(at.value());
    }

    LastingValues lasting() {
        return LastingValues.at(history, node().orElse(history.root()));
    }

    private List<Trailing> trailing() {
        return node().map(node -> Trailing.at(history, node)).orElse(List.of());
    }

    /** The state that stands there. */
    Set<Trailing.Line> tail() {
        Set<Trailing.Line> known = new HashSet<>();
        trailing().forEach(state -> known.add(state.line()));
        return known;
    }

    /** Whether the pool has the record at this very place. */
    boolean holds(Record record) {
        Hash hash = Hash.of(record.identity());
        if (record.kind() == Record.Kind.EVENT) {
            return history.knows(at.next(hash));
        }
        return tail().stream().anyMatch(line -> line.payload().equals(hash));
    }

    /** How many bytes of a line were captured before as an unterminated record that stands here; 0 if none. */
    int beginningOf(Record line) {
        Optional<Node> node = node();
        if (node.isEmpty()) {
            return 0;
        }
        for (Node child : node.get().children()) {
            EventMark mark = child.mark();
            if (mark.bare() && begins(line, mark.length(), mark.identity())) {
                return mark.length();
            }
        }
        for (Trailing state : trailing()) {
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
