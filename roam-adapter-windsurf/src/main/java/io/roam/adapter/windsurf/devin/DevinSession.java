package io.roam.adapter.windsurf.devin;

import io.roam.spi.tool.SessionInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table {@code sessions} of Devin.
 *
 * @param json the columns that roam reads, as a JSON object
 * @param leaf the last node of its main chain; empty if there is no message
 */
record DevinSession(String id, String json, Optional<Long> leaf, Instant modified, long nodes) {
    SessionInfo info() {
        return SessionInfo.of(
                id, modified + " " + leaf + " " + nodes + " " + json.hashCode(), nodes, modified, folder -> true);
    }
}
