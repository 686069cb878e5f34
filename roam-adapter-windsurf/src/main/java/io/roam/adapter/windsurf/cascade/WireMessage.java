package io.roam.adapter.windsurf.cascade;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A protobuf message as it stands on the wire: its fields, in their order, the unknown ones too. */
public final class WireMessage {
    private static final WireMessage NONE = new WireMessage(List.of());

    private final List<WireField> fields;

    private WireMessage(List<WireField> fields) {
        this.fields = fields;
    }

    /** The message that those bytes are; empty if they are none. */
    static Optional<WireMessage> of(byte[] in) {
        return WireParser.parse(in, 0, in.length, WireParser.MAX_FIELDS).map(WireMessage::new);
    }

    /** The one that a part of them is. */
    static Optional<WireMessage> ofRange(byte[] in, int from, int to) {
        return WireParser.parse(in, from, to, WireParser.MAX_NESTED_FIELDS).map(WireMessage::new);
    }

    List<WireField> fields() {
        return fields;
    }

    Stream<WireField> all(int number) {
        return fields.stream().filter(field -> field.number() == number);
    }

    /** The field of that number; of several the last counts, as protobuf has it. */
    Optional<WireField> field(int number) {
        return all(number).reduce((first, last) -> last);
    }

    boolean has(int number) {
        return field(number).isPresent();
    }

    /** A number; 0, protobuf's default, if it is not there. */
    long number(int number) {
        return field(number).map(WireField::asNumber).orElse(0L);
    }

    /** A text that says something. */
    public Optional<String> text(int number) {
        return field(number).map(WireField::asText).filter(text -> !text.isEmpty());
    }

    /** A message; one without fields if it is not there or is none. */
    WireMessage message(int number) {
        return field(number).flatMap(WireField::asMessage).orElse(NONE);
    }

    /** All messages of that number. */
    Stream<WireMessage> messages(int number) {
        return all(number).flatMap(field -> field.asMessage().stream());
    }
}
