package io.roam.api;

import io.roam.transcript.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation that matches a query.
 *
 * @param conversation the conversation, as a list shows it
 * @param matches the messages, the latest first; empty if only the title matches
 */
public record SearchResult(Conversation conversation, List<Match> matches) {
    /** Copies the list. */
    public SearchResult {
        matches = List.copyOf(matches);
    }

    /**
     * A message that matches.
     *
     * @param device the name of the device that captured it
     * @param role who wrote it
     * @param track its side track, such as a subagent's; empty for the main track
     * @param time when it was written, if the tool recorded it
     * @param line the line that holds the words
     * @param ranges the places of the words in the line, in order; none overlaps another
     */
    public record Match(
            String device, Role role, String track, Optional<Instant> time, String line, List<Range> ranges) {
        /** Copies the list. */
        public Match {
            ranges = List.copyOf(ranges);
        }
    }

    /** A part of a line: indexes of Java's chars, as {@link String#substring(int, int)} takes them. */
    public record Range(int from, int to) {}
}
