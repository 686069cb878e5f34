package io.roam.api;

import java.util.List;

/**
 * Conversations that were given out before.
 *
 * @param conversations their number
 * @param devices the names of the paired devices, all of which may have them
 */
public record SentConversations(int conversations, List<String> devices) {
    /** Copies the list. */
    public SentConversations {
        devices = List.copyOf(devices);
    }

    /** Whether no other device has any of them. */
    public boolean isEmpty() {
        return conversations == 0 || devices.isEmpty();
    }
}
