package io.roam.capture;

import io.roam.chain.Chain;
import io.roam.spi.tool.Record;
import java.util.List;

/**
 * The event that another one continues.
 *
 * @param id the tool's own id of it
 * @param path the chain values up to it
 * @param rows the state between the two that is in the session no more
 */
record Continued(String id, List<Chain> path, List<Record> rows) {
    Chain chain() {
        return path.get(path.size() - 1);
    }
}
