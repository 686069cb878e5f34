package io.roam.adapter.claude.transcript;

import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message in the making: lines of the model's come one by one. */
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

    /** Adds a line; usage stands on each, and the last one is right. */
    MessageDraft add(SpokenMessage spokenMessage, List<Part> saidParts) {
        model = spokenMessage.model().or(() -> model);
        usage = spokenMessage.usage().or(() -> usage);
        return add(saidParts);
    }

    MessageDraft setComplete(boolean now) {
        complete = now;
        return this;
    }

    boolean isComplete() {
        return complete;
    }

    Message toMessage() {
        List<Part> shown = parts.isEmpty() ? List.of(new Part.Text("")) : parts;
        return new Message(id, parent, role, track, active, time, model, usage, shown);
    }
}
