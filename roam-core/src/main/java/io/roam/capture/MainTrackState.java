package io.roam.capture;

import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import java.util.List;
import java.util.Map;

/**
 * How far a session's main track was read.
 *
 * @param chain the chain value that its last event leads to
 * @param tail the payload hashes of the state behind its last event, in order
 * @param displayed for each key, the payload hash of the last property before its last event
 * @param lastLink the tool's own id of its last event; empty if it has none
 */
public record MainTrackState(ChainValue chain, List<Hash> tail, Map<String, Hash> displayed, String lastLink) {
    /** Copies the collections. */
    public MainTrackState {
        tail = List.copyOf(tail);
        displayed = Map.copyOf(displayed);
    }

    /** Returns the state of a track of which nothing was read. */
    static MainTrackState root(String classRule) {
        return new MainTrackState(ChainValue.root(classRule), List.of(), Map.of(), "");
    }
}
