package io.roam.sync;

/** How a run treats what it finds. */
public enum SyncMode {
    /** Writes nothing, and reports on every conversation. */
    DRY_RUN,
    /** Waits a moment, once, where the last messages of a session may still change. */
    WAIT_UNTIL_SETTLED,
    /** Waits for nothing. */
    IMMEDIATE
}
