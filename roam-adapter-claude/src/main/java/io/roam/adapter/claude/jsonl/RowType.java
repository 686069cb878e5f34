package io.roam.adapter.claude.jsonl;

import java.util.Set;

/** How a line is shown in a transcript. */
public enum RowType {
    SPEECH,
    /** A message that the user typed while the model was busy. */
    QUEUED,
    SYSTEM,
    ATTACHMENT,
    SUMMARY,
    MODE,
    LINK,
    /** Bookkeeping of the tool, which is not shown. */
    HIDDEN,
    UNKNOWN;

    private static final Set<String> HIDDEN_TYPES = Set.of(
            "progress",
            "file-history-snapshot",
            "file-history-delta",
            "last-prompt",
            "queue-operation",
            "custom-title",
            "ai-title",
            "agent-name",
            "agent-color",
            "agent-setting",
            "tag",
            "permission-mode",
            "worktree-state",
            "relocated",
            "bridge-session",
            "atis-latch",
            "cost-state",
            "content-replacement",
            "tools-used",
            "session-owner",
            "hybrid-organization",
            "history-suppression",
            "data-flow-records",
            "data-flow-incomplete",
            "derived-from",
            "continued-in",
            "resume-head-vouch",
            "artifact-autoreact-ledger",
            "artifact-comment-monitor",
            "started",
            "result");

    public static RowType of(Row row) {
        String type = row.get(Field.TYPE);
        if (type == null) {
            return UNKNOWN;
        }
        return switch (type) {
            case "user", "assistant" -> SPEECH;
            case "system" -> SYSTEM;
            case "attachment" -> row.is(Field.ATTACHMENT, "queued_command") ? QUEUED : ATTACHMENT;
            case "summary" -> SUMMARY;
            case "mode" -> MODE;
            case "pr-link", "frame-link" -> LINK;
            default -> HIDDEN_TYPES.contains(type) || type.startsWith("api-request") ? HIDDEN : UNKNOWN;
        };
    }
}
