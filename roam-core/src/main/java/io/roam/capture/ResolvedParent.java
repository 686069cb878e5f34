package io.roam.capture;

import io.roam.chain.ChainValue;
import io.roam.spi.tool.Record;
import java.util.List;

/**
 * An earlier event, which another one continues.
 *
 * @param id the tool's own id of it
 * @param path the chain values up to it
 * @param state the state between the two that is missing in the session
 */
record ResolvedParent(String id, List<ChainValue> path, List<Record> state) {
    /** Returns the chain value that the event leads to. */
    ChainValue chain() {
        return path.get(path.size() - 1);
    }
}
