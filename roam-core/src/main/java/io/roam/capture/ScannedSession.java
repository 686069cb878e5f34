package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.spi.tool.SessionInfo;

/**
 * A session that was looked at.
 *
 * @param state what stands there now
 * @param counts what was put into the pool
 * @param held whether it is short of its tip and nothing new was said in it: nothing is placed in it until the user asks
 * @param changed whether it is another than at the last look
 */
public record ScannedSession(
        SessionKey key, SessionInfo info, SessionState state, CaptureCounts counts, boolean held, boolean changed) {}
