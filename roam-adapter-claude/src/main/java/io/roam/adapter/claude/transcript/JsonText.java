package io.roam.adapter.claude.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Builds JSON in the bytes that the tool itself would write. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    byte[] bytes() {
        return text.toString().getBytes(UTF_8);
    }

    JsonText appendRaw(String raw) {
        text.append(raw);
        return this;
    }

    /** Appends a string escaped as by {@code JSON.stringify} of JavaScript. */
    JsonText appendEscaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            int point = value.codePointAt(i);
            if (Character.isSupplementaryCodePoint(point)) {
                i++;
                text.appendCodePoint(point);
            } else {
                appendUnit((char) point);
            }
        }
        return this;
    }

    private void appendUnit(char unit) {
        int special = "\"\\\b\f\n\r\t".indexOf(unit);
        if (special >= 0) {
            text.append('\\').append("\"\\bfnrt".charAt(special));
        } else if (unit < ' ' || Character.isSurrogate(unit)) {
            text.append(String.format("\\u%04x", (int) unit));
        } else {
            text.append(unit);
        }
    }
}
