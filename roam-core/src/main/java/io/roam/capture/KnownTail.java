package io.roam.capture;

import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.TrailingState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the pool holds behind one event: made once, however many records a session has there. */
final class KnownTail {
    static final KnownTail NONE = new KnownTail();

    private final Set<TrailingState.Line> lines = new HashSet<>();
    private final Set<Hash> payloads = new HashSet<>();
    private final Map<Integer, Set<Hash>> unterminated = new HashMap<>();

    private KnownTail() {}

    static KnownTail at(History history, HistoryNode node) {
        KnownTail tail = new KnownTail();
        for (HistoryNode child : node.children()) {
            EventMark mark = child.mark();
            tail.addUnterminated(mark.unterminated(), mark.length(), mark.identity());
        }
        for (TrailingState state : TrailingState.at(history, node)) {
            StateMark mark = state.mark();
            tail.lines.add(state.line());
            tail.payloads.add(mark.payload());
            tail.addUnterminated(mark.unterminated(), mark.length(), mark.payload());
        }
        return tail;
    }

    private void addUnterminated(boolean is, int length, Hash hash) {
        if (is && length > 0) {
            unterminated.computeIfAbsent(length, size -> new HashSet<>(1)).add(hash);
        }
    }

    /** Returns the state records. */
    Set<TrailingState.Line> lines() {
        return lines;
    }

    boolean hasState(Hash payload) {
        return payloads.contains(payload);
    }

    /** Returns the length of an unterminated record that a line begins with; 0 if there is none. */
    int lengthOfBeginning(byte[] line) {
        for (Map.Entry<Integer, Set<Hash>> known : unterminated.entrySet()) {
            int length = known.getKey();
            if (length < line.length && known.getValue().contains(Hash.of(Arrays.copyOf(line, length)))) {
                return length;
            }
        }
        return 0;
    }
}
