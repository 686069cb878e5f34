package io.roam.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one run brought: what came from other devices, and what was placed in the tools here.
 *
 * @param run its number, which an undo names
 */
public record RunLogEntry(long run, Instant time, List<Received> received, List<Placed> placed) {
    /** Makes one; the lists are copied. */
    public RunLogEntry {
        received = List.copyOf(received);
        placed = List.copyOf(placed);
    }

    /**
     * What came of one conversation.
     *
     * @param device the name of the device whose tool wrote it, which need not be the one that passed it on
     * @param batches in how many batches
     * @param events how many events
     */
    public record Received(String device, String conversation, Optional<String> title, long batches, long events) {}

    /**
     * What was placed in one session.
     *
     * @param session the tool's own id
     * @param folder the folder it belongs to
     * @param events how many events came to it
     * @param fresh whether it was made
     * @param putAway whether the session was put away
     * @param takenBack whether that was undone
     */
    public record Placed(
            String conversation,
            Optional<String> title,
            String tool,
            String session,
            String folder,
            long events,
            boolean fresh,
            boolean putAway,
            boolean takenBack) {}

    /** Whether there is something to undo. */
    public boolean stands() {
        return placed.stream().anyMatch(one -> !one.takenBack());
    }
}
