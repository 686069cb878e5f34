package io.roam.transcript;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one side said at a time.
 *
 * @param id the tool's own id, unique in the transcript; may be empty
 * @param parent the id of the message before it on its branch
 * @param role who spoke
 * @param track the side track it stands on, such as a subagent's; empty for the main track
 * @param active whether it is on the path that the tool would resume; others are branches that were left
 * @param time when, if the tool recorded it
 * @param model the model that answered
 * @param usage what it cost
 * @param parts its parts, in order; never empty
 */
public record Message(
        String id,
        Optional<String> parent,
        Role role,
        String track,
        boolean active,
        Optional<Instant> time,
        Optional<String> model,
        Optional<Usage> usage,
        List<Part> parts) {

    /** Makes one; the list is copied. */
    public Message {
        parts = List.copyOf(parts);
    }
}
