package io.roam.adapter.windsurf.cascade;

import java.util.HexFormat;
import java.util.Optional;

/** Renders a message without schema for people: numbers, texts, and messages in braces. */
final class WireText {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_LENGTH = 64 << 10;
    private static final String MORE = "…";

    private final StringBuilder text = new StringBuilder();

    private WireText() {}

    static String render(WireMessage message) {
        WireText wireText = new WireText();
        wireText.writeMessage(message, 0);
        return wireText.text.toString();
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
        Optional<String> value = field.asWellFormedText().filter(WireText::isReadable);
        if (value.isPresent()) {
            text.append('"').append(shorten(value.get())).append('"');
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

    private static boolean isReadable(String value) {
        return value.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    }

    private static String shorten(String value) {
        return value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) + MORE : value;
    }
}
