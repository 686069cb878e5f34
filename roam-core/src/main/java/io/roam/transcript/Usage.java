package io.roam.transcript;

/**
 * Tokens that a message cost. Immutable; made by {@link #of} and the method that follows it.
 *
 * @param input tokens read, without cached ones
 * @param output tokens written
 * @param cacheRead tokens read from a cache
 * @param cacheWrite tokens written to a cache
 */
public record Usage(long input, long output, long cacheRead, long cacheWrite) {
    /** Returns tokens of which none concern a cache. */
    public static Usage of(long input, long output) {
        return new Usage(input, output, 0, 0);
    }

    /** Returns this with tokens read from a cache, and written to one. */
    public Usage withCache(long read, long write) {
        return new Usage(input, output, read, write);
    }
}
