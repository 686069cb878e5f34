package io.roam.adapter.claude.hooks;

/** An event at which the tool calls roam. */
enum HookEvent {
    PROMPT("UserPromptSubmit", "prompt"),
    END("SessionEnd", "end");

    private final String toolName;
    private final String word;

    HookEvent(String name, String word) {
        this.toolName = name;
        this.word = word;
    }

    /** Returns the tool's name for the event. */
    String toolName() {
        return toolName;
    }

    /** Returns roam's name for the event. */
    String word() {
        return word;
    }
}
