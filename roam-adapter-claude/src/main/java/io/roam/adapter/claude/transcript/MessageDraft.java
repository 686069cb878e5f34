package io.roam.adapter.claude.transcript;

import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message to which lines of the model are added one by one. */
final class MessageDraft {
    private final String id;
    private final Optional<String> parent;
    private final Role role;
    private final String track;
    private final boolean active;
    private final Optional<Instant> time;
    private final List<Part> parts = new ArrayList<>();
    private Optional<String> model = Optional.empty();
    private Optional<Usage> usage = Optional.empty();
    private boolean complete = true;

    MessageDraft(String id, Optional<String> parent, Role role, String track, boolean active, Optional<Instant> time) {
        this.id = id;
        this.parent = parent;
        this.role = role;
        this.track = track;
        this.active = active;
        this.time = time;
    }

    MessageDraft add(List<Part> more) {
        parts.addAll(more);
        return this;
    }

    /** Adds a line; each line has a usage, of which the last is right. */
    MessageDraft add(SpokenMessage spokenMessage, List<Part> lineParts) {
        model = spokenMessage.model().or(() -> model);
        usage = spokenMessage.usage().or(() -> usage);
        return add(lineParts);
    }

    MessageDraft setComplete(boolean newValue) {
        complete = newValue;
        return this;
    }

    boolean isComplete() {
        return complete;
    }

    Message toMessage() {
        List<Part> allParts = parts.isEmpty() ? List.of(Part.Text.of("")) : parts;
        return Message.builder(role, allParts)
                .id(id)
                .parent(parent)
                .track(track)
                .active(active)
                .time(time)
                .model(model)
                .usage(usage)
                .build();
    }
}
