package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.spi.tool.Record;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what records say, one after the other. A call of a tool stands in an answer, in the step that carries it out, or in both: it is told once. */
final class MessageAssembler {
    private static final int SUBTRAJECTORY = 6;
    private static final int DEEPEST = 8;

    private final Map<String, byte[]> revisions;
    private final Set<String> told = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    /** Makes one; {@code revisions} are later values of steps, by their tracks. */
    MessageAssembler(Map<String, byte[]> revisions) {
        this.revisions = revisions;
    }

    /** What a record says. State and the head say nothing. */
    List<Message> tell(Record record) {
        if (record.kind() != Record.Kind.EVENT) {
            return List.of();
        }
        byte[] payload = revisions.isEmpty()
                ? record.payload()
                : revisions.getOrDefault(Record.revisionTrack(record.identity()), record.payload());
        Optional<Step> step = ClassRule.single(payload)
                .filter(field -> field.number() == Trajectory.STEP)
                .flatMap(Step::of);
        return step.map(known -> steps(known, record.track(), 0))
                .orElseGet(
                        () -> List.of(new StepMessages(record.track()).unknown(new String(record.payload(), UTF_8))));
    }

    private List<Message> steps(Step step, String track, int depth) {
        List<Message> messages = new ArrayList<>(step(step, new StepMessages(track).of(step)));
        if (depth < DEEPEST) {
            String below = (track.isEmpty() ? "" : track + "/") + "subtrajectory";
            step.message()
                    .messages(SUBTRAJECTORY)
                    .flatMap(inner -> inner.messages(Trajectory.STEP))
                    .forEach(inner -> messages.addAll(steps(new Step(inner), below, depth + 1)));
        }
        return messages;
    }

    private List<Message> step(Step step, StepMessages stepMessages) {
        if (step.is(StepType.USER_INPUT)) {
            return List.of(stepMessages.say(Role.USER, StepMessage.byUser(step)));
        }
        if (step.is(StepType.PLANNER_RESPONSE)) {
            return List.of(answer(step, stepMessages));
        }
        if (step.is(StepType.CHECKPOINT)) {
            return List.of(stepMessages.notice("compaction", StepText.of(step)));
        }
        return step.call()
                .map(call -> result(step, call, stepMessages))
                .orElseGet(() -> List.of(event(step, stepMessages)));
    }

    private Message answer(Step step, StepMessages stepMessages) {
        List<Part> parts = new ArrayList<>(StepMessage.byModel(step));
        Stream.concat(StepMessage.calls(step), step.call().stream())
                .filter(call -> call.id().isEmpty() || told.add(call.id()))
                .forEach(call -> parts.add(call.part()));
        if (parts.isEmpty()) {
            return stepMessages.notice(step.word(), StepText.of(step));
        }
        String id = StepMessage.id(step).filter(ids::add).orElse("");
        return stepMessages.answer(id, step, parts);
    }

    private List<Message> result(Step step, Call call, StepMessages stepMessages) {
        List<Message> messages = new ArrayList<>();
        if (call.id().isEmpty() || told.add(call.id())) {
            messages.add(stepMessages.say(Role.ASSISTANT, List.of(call.part())));
        }
        List<Part> parts = List.of(new Part.Text(StepText.of(step)));
        messages.add(stepMessages.say(Role.USER, List.of(new Part.ToolResult(call.id(), parts, step.failed()))));
        return messages;
    }

    private static Message event(Step step, StepMessages stepMessages) {
        if (step.is(StepType.ERROR_MESSAGE)) {
            return stepMessages.notice("error", StepText.of(step));
        }
        return step.type().isPresent()
                ? stepMessages.notice(step.word(), StepText.of(step))
                : stepMessages.unknown(step.word() + " " + WireText.of(step.message()));
    }
}
