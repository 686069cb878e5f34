package io.roam;

import java.time.Instant;

/**
 * What was said in a conversation elsewhere since its session here was last brought up to date.
 *
 * @param conversation its id, 32 hex digits
 * @param head names all that was said up to there, 64 hex digits; another one if more is said
 * @param device the name of the device that said the last word
 * @param lastWord when that was
 * @param turns how often the user spoke
 */
public record Continuation(String conversation, String head, String device, Instant lastWord, long turns) {}
