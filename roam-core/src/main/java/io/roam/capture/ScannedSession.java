package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.spi.tool.SessionInfo;

/**
 * A session that a scan found, and what was captured from it.
 *
 * @param info the session as the store lists it
 * @param state the session as it was last read
 * @param counts how much of it was put into the pool
 * @param held whether it is behind its checkpoint and has no new event: nothing is placed in it until the user asks
 * @param changed whether it was read in this scan
 */
public record ScannedSession(
        SessionKey key, SessionInfo info, SessionState state, CaptureCounts counts, boolean held, boolean changed) {}
