package io.roam.adapter.windsurf.cascade;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A protobuf message as it stands on the wire: its fields, in their order, the unknown ones too. */
public final class WireMessage {
    private static final WireMessage NONE = new WireMessage(List.of());

    private final List<Field> fields;

    private WireMessage(List<Field> fields) {
        this.fields = fields;
    }

    /** The message that those bytes are; empty if they are none. */
    static Optional<WireMessage> of(byte[] in) {
        return WireParser.fields(in, 0, in.length, WireParser.MOST_FIELDS).map(WireMessage::new);
    }

    /** The one that a part of them is. */
    static Optional<WireMessage> inside(byte[] in, int from, int to) {
        return WireParser.fields(in, from, to, WireParser.MOST_INSIDE).map(WireMessage::new);
    }

    List<Field> fields() {
        return fields;
    }

    Stream<Field> all(int number) {
        return fields.stream().filter(field -> field.number() == number);
    }

    /** The field of that number; of several the last counts, as protobuf has it. */
    Optional<Field> field(int number) {
        return all(number).reduce((first, last) -> last);
    }

    boolean has(int number) {
        return field(number).isPresent();
    }

    /** A number; 0, protobuf's default, if it is not there. */
    long number(int number) {
        return field(number).map(Field::asNumber).orElse(0L);
    }

    /** A text that says something. */
    public Optional<String> text(int number) {
        return field(number).map(Field::asText).filter(text -> !text.isEmpty());
    }

    /** A message; one without fields if it is not there or is none. */
    WireMessage message(int number) {
        return field(number).flatMap(Field::asMessage).orElse(NONE);
    }

    /** All messages of that number. */
    Stream<WireMessage> messages(int number) {
        return all(number).flatMap(field -> field.asMessage().stream());
    }
}
