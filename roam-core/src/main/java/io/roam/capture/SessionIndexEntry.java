package io.roam.capture;

import io.roam.chain.BatchId;
import io.roam.spi.tool.Position;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as it was last read. All of it can be found out again from store and pool.
 *
 * @param fingerprint the session's fingerprint when it was read
 * @param since when that fingerprint was first seen, by this device's clock
 * @param position where reading may continue
 * @param batch a batch that holds the session's last event, or was captured last; empty if there is none. If the pool lost
 *     it, the session is read again
 * @param state what was read
 */
public record SessionIndexEntry(
        String fingerprint, Instant since, Position position, Optional<BatchId> batch, SessionState state) {}
