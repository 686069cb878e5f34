package io.roam.spi.tool;

/**
 * A point from which reading a session can continue. Only the adapter makes and understands it. It must contain a hash of the
 * content before it, so that a rewritten session refuses it.
 *
 * @param token the adapter's own text
 */
public record Position(String token) {
    /** The start of a session. */
    public static final Position START = new Position("");

    /** Returns the position with that text. Roam keeps it in its session index, and hands it back unchanged. */
    public static Position of(String token) {
        return new Position(token);
    }
}
