package io.roam.adapter.windsurf.cascade;

import java.util.HexFormat;
import java.util.Optional;

/** A message as a text for people, of which no schema is known: numbers, texts, and messages in braces. */
final class WireText {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_LENGTH = 64 << 10;
    private static final String MORE = "…";

    private final StringBuilder text = new StringBuilder();

    private WireText() {}

    static String render(WireMessage message) {
        WireText writing = new WireText();
        writing.writeMessage(message, 0);
        return writing.text.toString();
    }

    private void writeMessage(WireMessage message, int depth) {
        String between = "";
        for (WireField field : message.fields()) {
            if (text.length() > MAX_LENGTH) {
                text.append(MORE);
                return;
            }
            text.append(between).append(field.number()).append(": ");
            writeField(field, depth);
            between = " ";
        }
    }

    private void writeField(WireField field, int depth) {
        if (field.isNumber()) {
            text.append(field.asNumber());
        } else if (!field.isLengthDelimited()) {
            text.append("0x").append(HexFormat.of().formatHex(field.in(), field.value(), field.to()));
        } else {
            writeLengthDelimited(field, depth);
        }
    }

    private void writeLengthDelimited(WireField field, int depth) {
        Optional<String> words = field.asWellFormedText().filter(WireText::isReadable);
        if (words.isPresent()) {
            text.append('"').append(shorten(words.get())).append('"');
            return;
        }
        Optional<WireMessage> message = depth < MAX_DEPTH ? field.asMessage() : Optional.empty();
        if (message.isPresent()) {
            text.append("{");
            writeMessage(message.get(), depth + 1);
            text.append("}");
        } else {
            text.append(field.to() - field.value()).append(" bytes");
        }
    }

    private static boolean isReadable(String words) {
        return words.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    }

    private static String shorten(String words) {
        return words.length() > MAX_LENGTH ? words.substring(0, MAX_LENGTH) + MORE : words;
    }
}
