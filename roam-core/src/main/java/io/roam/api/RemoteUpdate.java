package io.roam.api;

import java.time.Instant;

/**
 * What was said in a conversation elsewhere since its session here was last brought up to date.
 *
 * @param conversation its id, 32 hex digits
 * @param head names all that was said up to there, 64 hex digits; another one if more is said
 * @param device the name of the device that said the last word
 * @param lastMessageTime when that was
 * @param turns how often the user spoke
 */
public record RemoteUpdate(String conversation, String head, String device, Instant lastMessageTime, long turns) {}
