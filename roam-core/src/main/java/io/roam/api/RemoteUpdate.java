package io.roam.api;

import java.time.Instant;

/**
 * Messages of other devices that the session of a conversation here does not have.
 *
 * @param conversation its id, 32 hex digits
 * @param head the chain value of the branch's end, 64 hex digits
 * @param device the name of the device that captured the latest message
 * @param lastMessageTime the time of that message
 * @param turns the number of messages of the user
 */
public record RemoteUpdate(String conversation, String head, String device, Instant lastMessageTime, long turns) {}
