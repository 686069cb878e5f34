package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.chain.ConversationId;
import java.nio.file.Path;

/**
 * A session in which something was placed.
 *
 * @param folder its workspace on this machine
 * @param events how many events were placed
 * @param isNew whether the session was made
 */
public record PlacedSession(ConversationId conversation, SessionKey key, Path folder, long events, boolean isNew) {}
