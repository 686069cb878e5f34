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
    /** Copies the list. */
    public SearchQuery {
        words = List.copyOf(words);
    }
}
