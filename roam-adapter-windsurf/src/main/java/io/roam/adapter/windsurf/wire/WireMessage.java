package io.roam.adapter.windsurf.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An encoded protobuf message: its fields in their order, also unknown ones. */
public final class WireMessage {
    private static final WireMessage NONE = new WireMessage(List.of());

    private final List<WireField> fields;

    private WireMessage(List<WireField> fields) {
        this.fields = fields;
    }

    /** Parses a message; empty if it is not valid. */
    public static Optional<WireMessage> of(byte[] in) {
        return WireParser.parse(in, 0, in.length, WireParser.MAX_FIELDS).map(WireMessage::new);
    }

    /** Parses a message in a range of bytes; empty if it is not valid. */
    static Optional<WireMessage> ofRange(byte[] in, int from, int to) {
        return WireParser.parse(in, from, to, WireParser.MAX_NESTED_FIELDS).map(WireMessage::new);
    }

    public List<WireField> fields() {
        return fields;
    }

    public Stream<WireField> all(int number) {
        return fields.stream().filter(field -> field.number() == number);
    }

    /** Returns the field of that number; of several, the last, as in protobuf. */
    public Optional<WireField> field(int number) {
        return all(number).reduce((first, last) -> last);
    }

    public boolean has(int number) {
        return field(number).isPresent();
    }

    /** Returns a number; 0, the default of protobuf, if there is no such field. */
    public long number(int number) {
        return field(number).map(WireField::asNumber).orElse(0L);
    }

    /** Returns a text that is not empty. */
    public Optional<String> text(int number) {
        return field(number).map(WireField::asText).filter(text -> !text.isEmpty());
    }

    /** Returns a message; an empty one if there is no such field, or it is not a message. */
    public WireMessage message(int number) {
        return field(number).flatMap(WireField::asMessage).orElse(NONE);
    }

    /** Returns all messages in fields of that number. */
    public Stream<WireMessage> messages(int number) {
        return all(number).flatMap(field -> field.asMessage().stream());
    }
}
