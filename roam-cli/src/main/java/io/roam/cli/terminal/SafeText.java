package io.roam.cli.terminal;

/** Text that others wrote, made harmless for a terminal: no control characters, nothing that turns the direction of writing. */
public final class SafeText {
    /** Stands in for what is not shown. */
    public static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    static void appendSafe(StringBuilder line, int c) {
        if (c == '\n' || c == '\t' || !isDangerous(c)) {
            line.appendCodePoint(c);
        } else if (c != '\r') {
            line.append(REPLACEMENT);
        }
    }

    /** Whether a terminal would obey it, or it would turn the direction of writing. */
    public static boolean isDangerous(int c) {
        return Character.isISOControl(c)
                || (c >= 0x202a && c <= 0x202e) // embeddings and overrides of direction
                || (c >= 0x2066 && c <= 0x2069) // isolates
                || (c >= 0xd800 && c <= 0xdfff);
    }
}
