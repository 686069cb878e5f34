package io.roam.adapter.windsurf;

import io.roam.adapter.windsurf.cascade.Step;
import io.roam.adapter.windsurf.devin.DevinMessage;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the messages of one step. */
public final class StepMessages {
    private final String track;
    private Optional<Instant> time = Optional.empty();

    public StepMessages(String track) {
        this.track = track;
    }

    public StepMessages of(Step step) {
        time = step.created();
        return this;
    }

    public Message say(Role role, List<Part> parts) {
        return new Message("", Optional.empty(), role, track, true, time, Optional.empty(), Optional.empty(), parts);
    }

    public Message answer(String id, Step step, List<Part> parts) {
        return new Message(id, Optional.empty(), Role.ASSISTANT, track, true, time, step.model(), step.usage(), parts);
    }

    public Message devin(DevinMessage message) {
        return new Message(
                "",
                Optional.empty(),
                message.role(),
                track,
                true,
                message.time(),
                message.model(),
                Optional.empty(),
                message.parts());
    }

    public Message notice(String kind, String text) {
        return say(Role.SYSTEM, List.of(new Part.Notice(kind, text)));
    }

    public Message unknown(String raw) {
        return say(Role.SYSTEM, List.of(new Part.Unknown(raw)));
    }
}
