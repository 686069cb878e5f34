package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as the tool keeps it: {@code CortexTrajectory}, of which roam reads the fields that it knows and keeps all.
 *
 * <p>Steps and what made them are the conversation's main track; everything else is its head, which is replaced as a whole.
 */
public final class Trajectory {
    static final int ID = 1;
    static final int STEP = 2;
    static final int GENERATION = 3;
    static final int METADATA = 7;
    public static final int TITLE = 10;

    private final byte[] plain;
    private final WireMessage message;

    private Trajectory(byte[] plain, WireMessage message) {
        this.plain = plain;
        this.message = message;
    }

    /** The trajectory that those bytes are; empty if they are no protobuf message. */
    static Optional<Trajectory> of(byte[] plain) {
        return WireMessage.of(plain).map(message -> new Trajectory(plain, message));
    }

    /** All its bytes. Not to be changed. */
    byte[] plain() {
        return plain;
    }

    WireMessage message() {
        return message;
    }

    /** The trajectory inside, if this is what the tool keeps of the user's own work in the background; else this one. */
    Trajectory unwrapped() {
        return message.field(ID)
                .filter(field -> message.field(STEP).isEmpty())
                .map(WireField::content)
                .flatMap(Trajectory::of)
                .filter(inner -> inner.id().isPresent() && inner.message.has(STEP))
                .orElse(this);
    }

    /** Its id in hooks and transcripts. */
    Optional<String> id() {
        return message.text(ID);
    }

    /** Its id in the store: the file's name. */
    Optional<String> cascadeId() {
        return message.text(CascadeId.FIELD_NUMBER);
    }

    List<WireField> steps() {
        return message.all(STEP).toList();
    }

    /** Steps, and what is known of how the model made them, each of it behind the last step that it names. */
    List<WireField> mainFields() {
        List<WireField> main = new ArrayList<>();
        List<WireField> generations = message.all(GENERATION).toList();
        int steps = 0;
        int next = 0;
        int place = 0;
        for (WireField step : steps()) {
            while (next < generations.size() && Math.max(place, stepsBefore(generations.get(next))) <= steps) {
                place = Math.max(place, stepsBefore(generations.get(next)));
                main.add(generations.get(next++));
            }
            main.add(step);
            steps++;
        }
        main.addAll(generations.subList(next, generations.size()));
        return main;
    }

    /** Behind how many steps it belongs. */
    private static int stepsBefore(WireField generation) {
        long last = Generation.lastStep(generation);
        return (int) Math.min(last + 1, Integer.MAX_VALUE);
    }

    /** The other fields, in their order; but not the id that says no more than the file's name, {@code session}. */
    byte[] head(String session) {
        return FieldLayout.join(message.fields().stream()
                .filter(field -> !isMain(field.number()) && !CascadeId.isNameField(field, session))
                .map(WireField::raw)
                .toList());
    }

    static boolean isMain(int number) {
        return number == STEP || number == GENERATION;
    }

    /** The order of the fields, where it is not that of their numbers, or the id is not among them. */
    Optional<byte[]> layout() {
        int before = message.has(CascadeId.FIELD_NUMBER) ? 0 : Integer.MAX_VALUE;
        for (WireField field : message.fields()) {
            if (field.number() < before) {
                return Optional.of(FieldLayout.describe(message).getBytes(US_ASCII));
            }
            before = field.number();
        }
        return Optional.empty();
    }
}
