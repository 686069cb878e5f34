package io.roam.transcript;

/** Who speaks. */
public enum Role {
    /** The user, and the tool on the user's behalf (results of tool calls). */
    USER,
    /** The model. */
    ASSISTANT,
    /** The tool itself: notices, compaction marks. */
    SYSTEM
}
