package io.roam.capture;

import io.roam.spi.tool.Position;
import java.time.Instant;

/**
 * What is remembered of a session between visits; all of it can be found out again.
 *
 * @param fingerprint the session's fingerprint when it was read
 * @param since when that fingerprint was first seen, by this device's clock
 * @param position where reading may go on
 * @param batch the last batch that was captured from it or known to hold its end; empty if there is none. If the pool lost it, the
 *     session is read anew
 * @param state what was read
 */
public record SessionIndexEntry(
        String fingerprint, Instant since, Position position, String batch, SessionState state) {}
