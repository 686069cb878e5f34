package io.roam.capture;

import io.roam.chain.ChainValue;
import io.roam.spi.tool.Record;
import java.util.List;

/**
 * The event that another one continues.
 *
 * @param id the tool's own id of it
 * @param path the chain values up to it
 * @param rows the state between the two that is in the session no more
 */
record ResolvedParent(String id, List<ChainValue> path, List<Record> rows) {
    ChainValue chain() {
        return path.get(path.size() - 1);
    }
}
