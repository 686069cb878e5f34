package io.roam.cli.terminal;

/** Makes text of others safe for a terminal: no control characters, and nothing that changes the direction of text. */
public final class SafeText {
    /** The sign printed in place of an unsafe character. */
    public static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    /** Appends a character of a line: a line feed in it, such as one in the name of a file, would forge a line. */
    static void appendToLine(StringBuilder line, int c) {
        if (c == '\t' || !isDangerous(c)) {
            line.appendCodePoint(c);
        } else if (c != '\r') {
            line.append(REPLACEMENT);
        }
    }

    /** Returns JSON with all unsafe characters escaped: JSON alone escapes only some of them, and they occur in its strings only. */
    public static String escapeJson(String json) {
        if (json.codePoints().noneMatch(c -> c != '\n' && isDangerous(c))) {
            return json;
        }
        StringBuilder safe = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(c -> {
            if (c != '\n' && isDangerous(c)) {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** Whether a character controls the terminal or changes the direction of text. */
    public static boolean isDangerous(int c) {
        return Character.isISOControl(c)
                || c == 0x2028 // separators of lines and paragraphs
                || c == 0x2029
                || (c >= 0x202a && c <= 0x202e) // embeddings and overrides of direction
                || (c >= 0x2066 && c <= 0x2069) // isolates
                || (c >= 0xd800 && c <= 0xdfff);
    }
}
