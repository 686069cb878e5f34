package io.roam.cli.output;

/** Names a tool as its makers do. */
public final class ToolName {
    private ToolName() {}

    /** Returns the product's name for the id of a tool; the id if there is none. */
    public static String of(String tool) {
        return switch (tool) {
            case "claude" -> "Claude Code";
            case "codex" -> "Codex";
            case "cursor" -> "Cursor";
            case "cursor-agent" -> "Cursor CLI";
            case "gemini" -> "Gemini CLI";
            case "qwen" -> "Qwen Code";
            case "windsurf", "windsurf-export", "windsurf-transcript", "windsurf-implicit" -> "Windsurf";
            case "antigravity" -> "Antigravity";
            case "devin", "devin-transcript" -> "Devin";
            default -> tool;
        };
    }
}
