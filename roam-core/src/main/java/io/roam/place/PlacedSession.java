package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.chain.ConversationId;
import java.nio.file.Path;

/**
 * A placement that was done.
 *
 * @param folder the workspace here
 * @param events how many events were placed
 * @param isNew whether the session was not here before
 */
public record PlacedSession(ConversationId conversation, SessionKey session, Path folder, long events, boolean isNew) {}
