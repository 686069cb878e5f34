package io.roam.adapter.windsurf.cascade;

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

/** Makes messages of records, in order. A tool call that is in an answer and in a step of its own is shown once. */
final class MessageAssembler {
    private static final int SUBTRAJECTORY = 6;
    private static final int MAX_DEPTH = 8;

    private final CascadeProduct product;
    private final Map<String, byte[]> revisions;
    private final Set<String> shownCalls = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    /** Creates an assembler; {@code revisions} are later values of steps, by their tracks. */
    MessageAssembler(CascadeProduct product, Map<String, byte[]> revisions) {
        this.product = product;
        this.revisions = revisions;
    }

    /** Returns the messages of a record; none for state and the head. */
    List<Message> messagesOf(Record record) {
        if (record.kind() != Record.Kind.EVENT) {
            return List.of();
        }
        byte[] payload = revisions.isEmpty()
                ? record.payload()
                : revisions.getOrDefault(Record.revisionTrack(record.identity()), record.payload());
        Optional<Step> step = ClassRule.singleField(payload)
                .filter(field -> field.number() == Trajectory.STEP)
                .flatMap(field -> Step.of(field, product));
        return step.map(known -> messagesOfTree(known, record.track(), 0))
                .orElseGet(() -> List.of(
                        new StepMessages(record.track()).notice("unreadable", record.payload().length + " bytes")));
    }

    private List<Message> messagesOfTree(Step step, String track, int depth) {
        List<Message> messages = new ArrayList<>(messagesOfStep(step, new StepMessages(track).withTimeOf(step)));
        if (depth < MAX_DEPTH) {
            String innerTrack = (track.isEmpty() ? "" : track + "/") + "subtrajectory";
            step.message()
                    .messages(SUBTRAJECTORY)
                    .flatMap(inner -> inner.messages(Trajectory.STEP))
                    .forEach(inner -> messages.addAll(messagesOfTree(step.inner(inner), innerTrack, depth + 1)));
        }
        return messages;
    }

    private List<Message> messagesOfStep(Step step, StepMessages stepMessages) {
        if (step.is(StepType.USER_INPUT)) {
            return List.of(stepMessages.message(Role.USER, StepMessage.userParts(step)));
        }
        if (step.is(StepType.PLANNER_RESPONSE)) {
            return List.of(answerMessage(step, stepMessages));
        }
        if (step.is(StepType.CHECKPOINT)) {
            return List.of(stepMessages.notice("compaction", StepText.render(step)));
        }
        return step.call()
                .map(call -> resultMessages(step, call, stepMessages))
                .orElseGet(() -> List.of(eventMessage(step, stepMessages)));
    }

    private Message answerMessage(Step step, StepMessages stepMessages) {
        List<Part> parts = new ArrayList<>(StepMessage.modelParts(step));
        Stream.concat(StepMessage.calls(step), step.call().stream())
                .filter(call -> call.id().isEmpty() || shownCalls.add(call.id()))
                .forEach(call -> parts.add(call.part()));
        if (parts.isEmpty()) {
            return stepMessages.notice(step.word(), StepText.render(step));
        }
        String id = StepMessage.messageId(step).filter(ids::add).orElse("");
        return stepMessages.answer(id, step, parts);
    }

    private List<Message> resultMessages(Step step, ToolCall call, StepMessages stepMessages) {
        List<Message> messages = new ArrayList<>();
        if (call.id().isEmpty() || shownCalls.add(call.id())) {
            messages.add(stepMessages.message(Role.ASSISTANT, List.of(call.part())));
        }
        List<Part> parts = List.of(Part.Text.of(StepText.render(step)));
        messages.add(stepMessages.message(
                Role.USER, List.of(Part.ToolResult.of(call.id(), parts).withError(step.hasFailed()))));
        return messages;
    }

    private static Message eventMessage(Step step, StepMessages stepMessages) {
        if (step.is(StepType.ERROR_MESSAGE)) {
            return stepMessages.notice("error", StepText.render(step));
        }
        return stepMessages.notice(step.word(), StepText.render(step));
    }
}
