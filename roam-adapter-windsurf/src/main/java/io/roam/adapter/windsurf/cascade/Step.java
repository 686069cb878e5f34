package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireMessage;
import io.roam.transcript.Usage;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One step of a conversation: a message, a tool call, or a notice of the tool. */
public final class Step {
    private static final int TYPE = 1;
    private static final int STATUS = 4;
    private static final int METADATA = 5;

    private static final int CREATED = 1;
    private static final int SOURCE = 3;
    private static final int CALL = 4;
    private static final int USAGE = 9;
    private static final int PLANNER_MODE = 26;
    private static final int MODEL = 27;
    private static final int MODEL_OF_USAGE = 9;

    /** Pending, running, generating, waiting. An unknown status counts as settled: else such steps would never be captured. */
    private static final Set<Long> UNSETTLED = Set.of(1L, 2L, 8L, 9L);

    private static final long FAILED = 7;

    /** Fields that steps of all types may have. */
    private static final Set<Integer> COMMON_FIELDS = Set.of(1, 4, 5, 6, 31, 33, 51, 56, 69, 85, 86, 109);

    private final CascadeProduct product;
    private final WireMessage message;

    private Step(CascadeProduct product, WireMessage message) {
        this.product = product;
        this.message = message;
    }

    /** Parses a step of which only what all products have in common is asked for; empty if the field holds no message. */
    static Optional<Step> of(WireField field) {
        return of(field, CascadeProduct.WINDSURF);
    }

    static Optional<Step> of(WireField field, CascadeProduct product) {
        return field.asMessage().map(message -> new Step(product, message));
    }

    /** Returns a step that is part of this one. */
    Step inner(WireMessage part) {
        return new Step(product, part);
    }

    WireMessage message() {
        return message;
    }

    /** Returns the number of its type. */
    long typeNumber() {
        return message.number(TYPE);
    }

    Optional<StepType> type() {
        return ownType().isPresent() ? Optional.empty() : StepType.of(typeNumber());
    }

    private Optional<AntigravityStepType> ownType() {
        return product == CascadeProduct.ANTIGRAVITY ? AntigravityStepType.of(typeNumber()) : Optional.empty();
    }

    public boolean is(StepType type) {
        return type().filter(type::equals).isPresent();
    }

    /** Returns its type in a word. */
    String word() {
        return type().map(StepType::word)
                .or(() -> ownType().map(AntigravityStepType::word))
                .orElse("step " + typeNumber());
    }

    /** Whether the tool has finished the step. */
    boolean isSettled() {
        return !UNSETTLED.contains(message.number(STATUS));
    }

    boolean hasFailed() {
        return message.number(STATUS) == FAILED || is(StepType.ERROR_MESSAGE);
    }

    /** Returns the message with the fields of its type. */
    public WireMessage body() {
        return type().map(StepType::field)
                .or(() -> ownType().map(AntigravityStepType::field))
                .map(message::message)
                .orElseGet(this::unknownBody);
    }

    private WireMessage unknownBody() {
        return message.fields().stream()
                .filter(field -> !COMMON_FIELDS.contains(field.number()))
                .findFirst()
                .map(field -> message.message(field.number()))
                .orElse(message);
    }

    private WireMessage metadata() {
        return message.message(METADATA);
    }

    Optional<WireField> createdField() {
        return metadata().field(CREATED);
    }

    Optional<WireField> plannerMode() {
        return metadata().field(PLANNER_MODE);
    }

    long source() {
        return metadata().number(SOURCE);
    }

    public Optional<Instant> created() {
        return createdField().flatMap(WireField::asMessage).flatMap(Timestamp::parse);
    }

    /** Returns the tool call that the step runs. */
    Optional<ToolCall> call() {
        return metadata()
                .field(CALL)
                .flatMap(WireField::asMessage)
                .map(ToolCall::of)
                .filter(ToolCall::isCall);
    }

    public Optional<String> model() {
        return metadata().text(MODEL).or(() -> metadata().message(USAGE).text(MODEL_OF_USAGE));
    }

    /** Returns the number of tokens, if known. */
    public Optional<Usage> usage() {
        return metadata()
                .field(USAGE)
                .flatMap(WireField::asMessage)
                .map(usage -> Usage.of(usage.number(2), usage.number(3)).withCache(usage.number(5), usage.number(4)));
    }
}
