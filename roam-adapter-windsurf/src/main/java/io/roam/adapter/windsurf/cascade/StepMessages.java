package io.roam.adapter.windsurf.cascade;

import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes messages of one step, with its track and time. */
final class StepMessages {
    private final String track;
    private Optional<Instant> time = Optional.empty();

    StepMessages(String track) {
        this.track = track;
    }

    StepMessages withTimeOf(Step step) {
        time = step.created();
        return this;
    }

    Message message(Role role, List<Part> parts) {
        return Message.builder(role, parts).track(track).time(time).build();
    }

    Message answer(String id, Step step, List<Part> parts) {
        return Message.builder(Role.ASSISTANT, parts)
                .id(id)
                .track(track)
                .time(time)
                .model(step.model())
                .usage(step.usage())
                .build();
    }

    Message notice(String kind, String text) {
        return message(Role.SYSTEM, List.of(Part.Notice.of(kind, text)));
    }
}
