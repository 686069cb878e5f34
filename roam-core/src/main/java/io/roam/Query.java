package io.roam;

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
 */
public record Query(List<String> words, Optional<String> tool, Optional<Instant> since, Optional<Path> folder) {
    /** Makes one; the list is copied. */
    public Query {
        words = List.copyOf(words);
    }
}
