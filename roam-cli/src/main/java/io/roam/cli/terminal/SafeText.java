package io.roam.cli.terminal;

/** Makes text of others safe for a terminal: no control characters, and nothing that changes the direction of text. */
public final class SafeText {
    /** The sign printed in place of an unsafe character. */
    public static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    static void appendSafe(StringBuilder line, int c) {
        if (c == '\n' || c == '\t' || !isDangerous(c)) {
            line.appendCodePoint(c);
        } else if (c != '\r') {
            line.append(REPLACEMENT);
        }
    }

    /** Whether a character controls the terminal or changes the direction of text. */
    public static boolean isDangerous(int c) {
        return Character.isISOControl(c)
                || (c >= 0x202a && c <= 0x202e) // embeddings and overrides of direction
                || (c >= 0x2066 && c <= 0x2069) // isolates
                || (c >= 0xd800 && c <= 0xdfff);
    }
}
