package io.roam.transcript;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message of the user, the model or the tool.
 *
 * @param id the tool's own id, unique in the transcript; may be empty
 * @param parent the id of the message before it on its branch
 * @param role who wrote it
 * @param track the side track it is on, such as a subagent's; empty for the main track
 * @param active whether it is on the path that the tool would resume; others are on abandoned branches
 * @param time when, if the tool recorded it
 * @param model the model that answered
 * @param usage the tokens it cost
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

    /** Copies the list, and leaves out a time that no message can have. */
    public Message {
        parts = List.copyOf(parts);
        time = MessageTime.ofPossible(time);
    }

    /** Returns who said what is in it: not the user, if a message of the user's has only results of tool calls. */
    public Role author() {
        boolean result = parts.stream().anyMatch(Part.ToolResult.class::isInstance);
        boolean said =
                parts.stream().anyMatch(part -> !(part instanceof Part.ToolResult || part instanceof Part.Context));
        return role == Role.USER && result && !said ? Role.TOOL : role;
    }

    /** Returns this without what nobody said; empty if nothing is left. */
    public Optional<Message> withoutContext() {
        List<Part> said =
                parts.stream().filter(part -> !(part instanceof Part.Context)).toList();
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new Message(id, parent, role, track, active, time, model, usage, said));
    }
}
