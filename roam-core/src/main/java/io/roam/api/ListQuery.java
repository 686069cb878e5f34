package io.roam.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which conversations to list. Immutable; made by {@link #all} and the methods that follow it. What is not set selects nothing out.
 *
 * @param tool only conversations of the tool with that id
 * @param since only conversations whose latest message is from that time or later
 * @param folder only conversations that belong to that folder, as {@code Conversations.belongsTo} decides it
 * @param states only conversations in one of these states; never empty
 * @param conversations the maximum number: those with the latest messages; at least 1
 */
public record ListQuery(
        Optional<String> tool,
        Optional<Instant> since,
        Optional<Path> folder,
        Set<Conversation.State> states,
        int conversations) {
    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if it is empty, or the maximum number is less than 1
     */
    public ListQuery {
        states = Set.copyOf(states);
        if (states.isEmpty() || conversations < 1) {
            throw new IllegalArgumentException("a query that can find nothing: " + states + ", " + conversations);
        }
    }

    /** Returns the query for all conversations. */
    public static ListQuery all() {
        return new ListQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                EnumSet.allOf(Conversation.State.class),
                Integer.MAX_VALUE);
    }

    /** Returns this, only for conversations of the tool with that id. */
    public ListQuery inTool(String id) {
        return new ListQuery(Optional.of(id), since, folder, states, conversations);
    }

    /** Returns this, only for conversations whose latest message is from that time or later. */
    public ListQuery since(Instant time) {
        return new ListQuery(tool, Optional.of(time), folder, states, conversations);
    }

    /** Returns this, only for conversations of that folder. */
    public ListQuery inFolder(Path path) {
        return new ListQuery(tool, since, Optional.of(path), states, conversations);
    }

    /** Returns this, only for conversations in that state, or one of those. */
    public ListQuery inState(Conversation.State first, Conversation.State... more) {
        return new ListQuery(tool, since, folder, EnumSet.of(first, more), conversations);
    }

    /** Returns this, with another maximum number of conversations. */
    public ListQuery atMost(int ofConversations) {
        return new ListQuery(tool, since, folder, states, ofConversations);
    }
}
