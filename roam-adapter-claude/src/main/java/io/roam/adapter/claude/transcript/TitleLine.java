package io.roam.adapter.claude.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The line that gives a session a title, in the bytes that Claude Code itself writes when it repeats one. */
public final class TitleLine {
    private final StringBuilder line = new StringBuilder();

    private TitleLine() {}

    public static byte[] bytesOf(String session, String title) {
        return new TitleLine()
                .appendRaw("{\"type\":\"custom-title\",\"customTitle\":\"")
                .appendEscaped(title)
                .appendRaw("\",\"sessionId\":\"")
                .appendEscaped(session)
                .appendRaw("\"}")
                .line
                .toString()
                .getBytes(UTF_8);
    }

    private TitleLine appendRaw(String text) {
        line.append(text);
        return this;
    }

    /** Appends a string escaped as by {@code JSON.stringify} of JavaScript. */
    private TitleLine appendEscaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            if (Character.isSupplementaryCodePoint(point)) {
                i++;
                line.appendCodePoint(point);
            } else {
                appendUnit((char) point);
            }
        }
        return this;
    }

    private void appendUnit(char unit) {
        int special = "\"\\\b\f\n\r\t".indexOf(unit);
        if (special >= 0) {
            line.append('\\').append("\"\\bfnrt".charAt(special));
        } else if (unit < ' ' || Character.isSurrogate(unit)) {
            line.append(String.format("\\u%04x", (int) unit));
        } else {
            line.append(unit);
        }
    }
}
