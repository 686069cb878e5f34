package io.roam.adapter.claude.hooks;

/** A moment at which the tool is to call roam. */
enum HookEvent {
    PROMPT("UserPromptSubmit", "prompt"),
    END("SessionEnd", "end");

    private final String name;
    private final String word;

    HookEvent(String name, String word) {
        this.name = name;
        this.word = word;
    }

    /** What the tool calls it. */
    String event() {
        return name;
    }

    /** What roam calls it. */
    String word() {
        return word;
    }
}
