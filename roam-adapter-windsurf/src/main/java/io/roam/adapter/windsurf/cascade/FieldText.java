package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireMessage;
import java.util.Optional;

/** Reads the text of a field that may be a text, a number, or a message with a text in it. */
final class FieldText {
    private FieldText() {}

    static Optional<String> find(WireMessage in, int number) {
        return in.field(number).map(FieldText::textOf).filter(text -> !text.isEmpty());
    }

    private static String textOf(WireField field) {
        if (!field.isLengthDelimited()) {
            return Long.toString(field.asNumber());
        }
        return textOfMessage(field).orElseGet(field::asText);
    }

    /** Returns the text in a message, which begins with a control character such as the tag of field 1. */
    private static Optional<String> textOfMessage(WireField field) {
        boolean maybe = field.value() < field.to() && field.in()[field.value()] < ' ';
        return maybe
                ? field.asMessage().flatMap(message -> message.text(1).or(() -> message.text(2)))
                : Optional.empty();
    }
}
