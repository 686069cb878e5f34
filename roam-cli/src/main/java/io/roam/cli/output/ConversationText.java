package io.roam.cli.output;

import io.roam.api.Conversation;
import io.roam.cli.terminal.Style;

/** Formats what tables and sentences show of a conversation. */
public final class ConversationText {
    private static final String UNTITLED = "(no title)";

    private ConversationText() {}

    public static String title(Conversation conversation) {
        return conversation.title().orElse(UNTITLED);
    }

    /** Returns where a conversation is, and how many branches it has. */
    public static String state(Conversation conversation) {
        String branches = conversation.branches() > 1 ? conversation.branches() + " branches" : "";
        return switch (conversation.state()) {
            case HERE -> Style.GOOD.apply(branches.isEmpty() ? "here" : branches);
            case DIVERGED -> Style.WARNING.apply(branches.isEmpty() ? "here" : branches);
            case ELSEWHERE -> branches.isEmpty() ? "not here" : "not here, " + branches;
            case UNPLACED -> Style.WARNING.apply("no folder");
            case PENDING -> Style.WARNING.apply("pending");
            case PRIVATE -> Style.DIM.apply("ignored");
        };
    }
}
