package io.roam.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param words a message has to hold all of them, in any case
 * @param tool only in conversations of that tool
 * @param since only in messages that are not older
 * @param folder only in conversations of that folder
 * @param conversations no more than so many: those spoken in last
 * @param messages no more than so many of each conversation: the newest
 */
public record SearchQuery(
        List<String> words,
        Optional<String> tool,
        Optional<Instant> since,
        Optional<Path> folder,
        int conversations,
        int messages) {
    /** Makes one; the list is copied. */
    public SearchQuery {
        words = List.copyOf(words);
    }
}
