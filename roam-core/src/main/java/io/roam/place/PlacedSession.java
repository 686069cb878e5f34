package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.chain.ConversationId;

/**
 * A session in which something was placed.
 *
 * @param folder its workspace on this machine, as roam records it
 * @param events how many events were placed
 * @param isNew whether the session was made
 */
public record PlacedSession(ConversationId conversation, SessionKey key, String folder, long events, boolean isNew) {}
