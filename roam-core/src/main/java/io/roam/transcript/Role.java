package io.roam.transcript;

/** The author of a message. */
public enum Role {
    /** The user, and the tool on the user's behalf (results of tool calls). */
    USER("user"),
    /** The model. */
    ASSISTANT("assistant"),
    /** A call of a tool: its result. Transcripts have results in messages of the user, as the tools record them. */
    TOOL("tool"),
    /** The tool itself: notices, compaction marks. */
    SYSTEM("system");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** Returns the word for it in JSON. */
    public String word() {
        return word;
    }
}
