package io.roam.api;

/** What happens to roam's own files when a device leaves. */
public enum LeaveMode {
    /** All of roam's files stay. */
    KEEP_FILES,
    /** The key, the pool and all else of roam's is removed. */
    PURGE
}
