package io.roam.adapter.windsurf.devin;

import io.roam.spi.tool.SessionInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of Devin's {@code sessions}.
 *
 * @param json the columns that roam reads, as an object
 * @param leaf the node that its main chain ends in; empty if nothing was said
 */
record DevinSession(String id, String json, Optional<Long> leaf, Instant modified, long nodes) {
    SessionInfo info() {
        return SessionInfo.of(
                id, modified + " " + leaf + " " + nodes + " " + json.hashCode(), nodes, modified, folder -> true);
    }
}
