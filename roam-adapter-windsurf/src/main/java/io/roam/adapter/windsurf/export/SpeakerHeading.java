package io.roam.adapter.windsurf.export;

import io.roam.transcript.Role;
import java.util.Optional;

/** A heading, in an export, that begins a message. Other headings are part of a message. */
enum SpeakerHeading {
    USER("### User Input", Role.USER),
    PLANNER("### Planner Response", Role.ASSISTANT);

    private final String line;
    private final Role role;

    SpeakerHeading(String line, Role role) {
        this.line = line;
        this.role = role;
    }

    Role role() {
        return role;
    }

    /** Returns the heading in the first line of a text. */
    static Optional<SpeakerHeading> of(String text) {
        int end = text.indexOf('\n');
        String first = (end < 0 ? text : text.substring(0, end)).stripTrailing();
        for (SpeakerHeading heading : values()) {
            if (heading.line.equals(first)) {
                return Optional.of(heading);
            }
        }
        return Optional.empty();
    }

    /** Returns the text below the first line. */
    static String textBelow(String block) {
        return block.substring(block.indexOf('\n') + 1).strip();
    }
}
