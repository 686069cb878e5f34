package io.roam.transcript;

/**
 * Tokens that a message cost.
 *
 * @param input tokens read, without cached ones
 * @param output tokens written
 * @param cacheRead tokens read from a cache
 * @param cacheWrite tokens written to a cache
 */
public record Usage(long input, long output, long cacheRead, long cacheWrite) {}
