package io.roam.adapter.windsurf.cascade;

import java.util.Optional;

/** Words in a field of which it is not sure whether it is a text, a number, or a message around texts. */
final class FieldText {
    private FieldText() {}

    static Optional<String> of(WireMessage in, int number) {
        return in.field(number).map(FieldText::of).filter(words -> !words.isEmpty());
    }

    private static String of(Field field) {
        if (!field.isLengthed()) {
            return Long.toString(field.asNumber());
        }
        return wrapped(field).orElseGet(field::asText);
    }

    /** A message begins with a line feed, the tag of field 1, or with a character that no text has. */
    private static Optional<String> wrapped(Field field) {
        boolean maybe = field.value() < field.to() && field.in()[field.value()] < ' ';
        return maybe
                ? field.asMessage().flatMap(message -> message.text(1).or(() -> message.text(2)))
                : Optional.empty();
    }
}
