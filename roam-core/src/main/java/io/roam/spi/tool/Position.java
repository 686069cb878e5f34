package io.roam.spi.tool;

/**
 * Where reading a session may go on. Made and understood by the adapter alone; it must hold a hash of what stood before it,
 * so that a rewritten session refuses it.
 *
 * @param token the adapter's own text
 */
public record Position(String token) {
    /** Before everything. */
    public static final Position START = new Position("");
}
