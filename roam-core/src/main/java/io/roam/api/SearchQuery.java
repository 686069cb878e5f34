package io.roam.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to search for, and where.
 *
 * @param words a message must contain all of them, in upper or lower case
 * @param tool only in conversations of that tool
 * @param since only in messages from that time on
 * @param folder only in conversations of that folder
 * @param conversations the maximum number of conversations: those with the latest messages
 * @param messages the maximum number of messages of each conversation: the latest
 */
public record SearchQuery(
        List<String> words,
        Optional<String> tool,
        Optional<Instant> since,
        Optional<Path> folder,
        int conversations,
        int messages) {
    private static final int CONVERSATIONS = 20;
    private static final int MESSAGES = 3;

    /** Copies the list. */
    public SearchQuery {
        words = List.copyOf(words);
    }

    /** Returns a query for all of these words, in all conversations: 20 of them at most, with 3 messages each. */
    public static SearchQuery of(String... words) {
        return of(List.of(words));
    }

    /** Returns a query as {@link #of(String...)} does. */
    public static SearchQuery of(List<String> words) {
        return new SearchQuery(words, Optional.empty(), Optional.empty(), Optional.empty(), CONVERSATIONS, MESSAGES);
    }

    /** Returns this, only in conversations of the tool with that id. */
    public SearchQuery inTool(String id) {
        return new SearchQuery(words, Optional.of(id), since, folder, conversations, messages);
    }

    /** Returns this, only in messages from that time on. */
    public SearchQuery since(Instant time) {
        return new SearchQuery(words, tool, Optional.of(time), folder, conversations, messages);
    }

    /** Returns this, only in conversations of that folder. */
    public SearchQuery inFolder(Path path) {
        return new SearchQuery(words, tool, since, Optional.of(path), conversations, messages);
    }

    /** Returns this, with other maximum numbers of conversations, and of messages of each. */
    public SearchQuery atMost(int ofConversations, int ofMessages) {
        return new SearchQuery(words, tool, since, folder, ofConversations, ofMessages);
    }
}
