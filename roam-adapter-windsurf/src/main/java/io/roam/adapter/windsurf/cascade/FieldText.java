package io.roam.adapter.windsurf.cascade;

import java.util.Optional;

/** Words in a field of which it is not sure whether it is a text, a number, or a message around texts. */
final class FieldText {
    private FieldText() {}

    static Optional<String> find(WireMessage in, int number) {
        return in.field(number).map(FieldText::textOf).filter(words -> !words.isEmpty());
    }

    private static String textOf(WireField field) {
        if (!field.isLengthDelimited()) {
            return Long.toString(field.asNumber());
        }
        return textOfMessage(field).orElseGet(field::asText);
    }

    /** A message begins with a line feed, the tag of field 1, or with a character that no text has. */
    private static Optional<String> textOfMessage(WireField field) {
        boolean maybe = field.value() < field.to() && field.in()[field.value()] < ' ';
        return maybe
                ? field.asMessage().flatMap(message -> message.text(1).or(() -> message.text(2)))
                : Optional.empty();
    }
}
