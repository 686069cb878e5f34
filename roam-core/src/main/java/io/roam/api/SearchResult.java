package io.roam.api;

import io.roam.transcript.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation in which something was found.
 *
 * @param matches the messages, the newest first; empty if it is the title that holds the words
 */
public record SearchResult(Conversation conversation, List<Match> matches) {
    /** Makes one; the list is copied. */
    public SearchResult {
        matches = List.copyOf(matches);
    }

    /**
     * A message.
     *
     * @param device the name of the device on which it was captured
     * @param track the side track it stands on, such as a subagent's; empty for the main track
     * @param line the line around the words
     * @param ranges where in the line words stand, in order; none overlaps another
     */
    public record Match(
            String device, Role role, String track, Optional<Instant> time, String line, List<Range> ranges) {
        /** Makes one; the list is copied. */
        public Match {
            ranges = List.copyOf(ranges);
        }
    }

    /** A part of a line, in chars. */
    public record Range(int from, int to) {}
}
