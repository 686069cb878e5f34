package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireMessage;
import java.util.List;
import java.util.Optional;

/**
 * A conversation in the form of the tool, the protobuf message {@code CortexTrajectory}. Unknown fields are kept.
 *
 * <p>Steps are the main track, and generator metadata are values. All other fields are the head, which is replaced as a whole.
 */
public final class Trajectory {
    static final int ID = 1;
    static final int STEP = 2;
    static final int GENERATION = 3;
    static final int METADATA = 7;
    public static final int TITLE = 10;

    private final byte[] plain;
    private final WireMessage message;
    private final Optional<WireMessage> wrapper;

    private Trajectory(byte[] plain, WireMessage message, Optional<WireMessage> wrapper) {
        this.plain = plain;
        this.message = message;
        this.wrapper = wrapper;
    }

    /** Parses a trajectory; empty if it is not a protobuf message. */
    static Optional<Trajectory> of(byte[] plain) {
        return WireMessage.of(plain).map(message -> new Trajectory(plain, message, Optional.empty()));
    }

    /** Returns all its bytes, which must not be changed. */
    byte[] plain() {
        return plain;
    }

    WireMessage message() {
        return message;
    }

    /** Returns the message around an implicit trajectory, a record of the user's own work in the background. */
    Optional<WireMessage> wrapper() {
        return wrapper;
    }

    /** Returns the fields around an implicit trajectory, joined. */
    Optional<byte[]> scope() {
        return wrapper.map(around -> FieldLayout.join(around.fields().stream()
                        .filter(field -> field.number() != ID)
                        .map(WireField::raw)
                        .toList()))
                .filter(bytes -> bytes.length > 0);
    }

    /** Returns the inner trajectory, if this is an implicit one; else this one. */
    Trajectory unwrapped() {
        return message.field(ID)
                .filter(field -> message.field(STEP).isEmpty())
                .map(WireField::content)
                .flatMap(Trajectory::of)
                .filter(inner -> inner.id().isPresent() && inner.message.has(STEP))
                .map(inner -> new Trajectory(inner.plain, inner.message, Optional.of(message)))
                .orElse(this);
    }

    /** Returns its id in hooks and transcripts. */
    Optional<String> id() {
        return message.text(ID);
    }

    /** Returns its id in the store, which is the name of the file. */
    Optional<String> cascadeId() {
        return message.text(CascadeId.FIELD_NUMBER);
    }

    List<WireField> steps() {
        return message.all(STEP).toList();
    }

    GeneratorMetadataMap generatorMetadata() {
        return GeneratorMetadataMap.of(message.all(GENERATION).toList());
    }

    /** Returns the other fields, in order, without an id that equals {@code session}. */
    byte[] head(String session) {
        return FieldLayout.join(message.fields().stream()
                .filter(field -> !isMain(field.number()) && !CascadeId.isNameField(field, session))
                .map(WireField::raw)
                .toList());
    }

    static boolean isMain(int number) {
        return number == STEP || number == GENERATION;
    }

    /** Returns the order of the fields, if it is not that of their numbers, or if the id is missing; with that of the generations, if it is unusual. */
    Optional<byte[]> layout() {
        String fields = isUsual() ? "" : FieldLayout.describe(message);
        Optional<String> keys = generatorMetadata().unusualOrder();
        return fields.isEmpty() && keys.isEmpty()
                ? Optional.empty()
                : Optional.of((fields + keys.map(order -> "\n" + order).orElse("")).getBytes(US_ASCII));
    }

    private boolean isUsual() {
        int before = message.has(CascadeId.FIELD_NUMBER) ? 0 : Integer.MAX_VALUE;
        for (WireField field : message.fields()) {
            if (field.number() < before) {
                return false;
            }
            before = field.number();
        }
        return true;
    }
}
