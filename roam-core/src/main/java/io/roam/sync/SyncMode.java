package io.roam.sync;

/** How a run treats what it finds. */
public enum SyncMode {
    /** Writes nothing, and reports on every conversation. */
    DRY_RUN,
    /** Writes what it finds. */
    IMMEDIATE
}
