package io.roam.adapter.windsurf.cascade;

import java.util.HexFormat;
import java.util.Optional;

/** A message as a text for people, of which no schema is known: numbers, texts, and messages in braces. */
final class WireText {
    private static final int DEEPEST = 16;
    private static final int LONGEST = 64 << 10;
    private static final String MORE = "…";

    private final StringBuilder text = new StringBuilder();

    private WireText() {}

    static String of(WireMessage message) {
        WireText writing = new WireText();
        writing.message(message, 0);
        return writing.text.toString();
    }

    private void message(WireMessage message, int depth) {
        String between = "";
        for (Field field : message.fields()) {
            if (text.length() > LONGEST) {
                text.append(MORE);
                return;
            }
            text.append(between).append(field.number()).append(": ");
            field(field, depth);
            between = " ";
        }
    }

    private void field(Field field, int depth) {
        if (field.isNumber()) {
            text.append(field.asNumber());
        } else if (!field.isLengthed()) {
            text.append("0x").append(HexFormat.of().formatHex(field.in(), field.value(), field.to()));
        } else {
            lengthed(field, depth);
        }
    }

    private void lengthed(Field field, int depth) {
        Optional<String> words = field.asWellFormedText().filter(WireText::isReadable);
        if (words.isPresent()) {
            text.append('"').append(shortened(words.get())).append('"');
            return;
        }
        Optional<WireMessage> message = depth < DEEPEST ? field.asMessage() : Optional.empty();
        if (message.isPresent()) {
            text.append("{");
            message(message.get(), depth + 1);
            text.append("}");
        } else {
            text.append(field.to() - field.value()).append(" bytes");
        }
    }

    private static boolean isReadable(String words) {
        return words.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    }

    private static String shortened(String words) {
        return words.length() > LONGEST ? words.substring(0, LONGEST) + MORE : words;
    }
}
