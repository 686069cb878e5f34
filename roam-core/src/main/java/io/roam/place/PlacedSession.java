package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import java.util.Optional;

/**
 * A session in which something was placed.
 *
 * @param folder its workspace on this machine, as roam records it
 * @param events how many events were placed
 * @param isNew whether the session was made
 * @param head the chain value at which the session ends now
 * @param device the name of the device that captured the last message
 * @param earlierTitle the title that the session had before
 */
public record PlacedSession(
        ConversationId conversation,
        SessionKey key,
        String folder,
        long events,
        boolean isNew,
        ChainValue head,
        String device,
        Optional<String> earlierTitle) {}
