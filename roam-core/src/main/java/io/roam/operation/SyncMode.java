package io.roam.operation;

/** How a run of synchronization treats what is not ready. */
public enum SyncMode {
    /** Writes nothing. */
    DRY_RUN,
    /** Waits until the last messages of open sessions are settled. */
    WAIT_UNTIL_SETTLED,
    /** Does what can be done now. */
    IMMEDIATE
}
