package io.roam.adapter.claude.hooks;

/** A moment at which the tool is to call roam. */
enum HookEvent {
    PROMPT("UserPromptSubmit", "prompt"),
    END("SessionEnd", "end");

    private final String toolName;
    private final String word;

    HookEvent(String name, String word) {
        this.toolName = name;
        this.word = word;
    }

    /** What the tool calls it. */
    String toolName() {
        return toolName;
    }

    /** What roam calls it. */
    String word() {
        return word;
    }
}
