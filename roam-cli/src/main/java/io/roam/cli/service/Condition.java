package io.roam.cli.service;

/** How a service's file is found. */
public enum Condition {
    /** There is none. */
    ABSENT,
    /** It says what this roam would write now. */
    CURRENT,
    /** Roam wrote it, but would write another now. */
    OUTDATED,
    /** Somebody else wrote it, or changed it since. */
    CHANGED
}
