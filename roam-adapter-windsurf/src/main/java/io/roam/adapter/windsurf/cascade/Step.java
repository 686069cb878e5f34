package io.roam.adapter.windsurf.cascade;

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
    private static final int MODEL = 27;
    private static final int MODEL_OF_USAGE = 9;

    /** Pending, running, generating, waiting. An unknown status counts as settled: else such steps would never be captured. */
    private static final Set<Long> UNSETTLED = Set.of(1L, 2L, 8L, 9L);

    private static final long FAILED = 7;

    /** Fields that steps of all types may have. */
    private static final Set<Integer> COMMON_FIELDS = Set.of(1, 4, 5, 6, 31, 33, 51, 56, 69, 85, 86, 109);

    private final WireMessage message;

    Step(WireMessage message) {
        this.message = message;
    }

    /** Parses a field; empty if it holds no message. */
    static Optional<Step> of(WireField field) {
        return field.asMessage().map(Step::new);
    }

    WireMessage message() {
        return message;
    }

    /** Returns the number of its type. */
    long typeNumber() {
        return message.number(TYPE);
    }

    Optional<StepType> type() {
        return StepType.of(typeNumber());
    }

    public boolean is(StepType type) {
        return type().filter(type::equals).isPresent();
    }

    /** Returns its type in a word. */
    String word() {
        return type().map(StepType::word).orElse("step " + typeNumber());
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
        return type().map(type -> message.message(type.field())).orElseGet(this::unknownBody);
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
                .map(usage -> new Usage(usage.number(2), usage.number(3), usage.number(5), usage.number(4)));
    }
}
