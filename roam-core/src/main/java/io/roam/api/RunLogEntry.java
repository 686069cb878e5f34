package io.roam.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one run received from other devices, and placed in the tools here.
 *
 * @param run its number, which an undo names
 * @param time when it began, by this device's clock
 * @param received what came from other devices, one entry for each conversation and device
 * @param placed what was placed in the tools here, one entry for each session
 */
public record RunLogEntry(long run, Instant time, List<Received> received, List<Placed> placed) {
    /** Copies the lists. */
    public RunLogEntry {
        received = List.copyOf(received);
        placed = List.copyOf(placed);
    }

    /**
     * What was received of one conversation.
     *
     * @param device the name of the device whose tool wrote it, which may have come through another one
     * @param batches the number of batches
     * @param events the number of events
     */
    public record Received(String device, String conversation, Optional<String> title, long batches, long events) {}

    /**
     * What was placed in one session.
     *
     * @param session the tool's own id
     * @param folder its workspace
     * @param events the number of events that were added
     * @param change what was done with the session
     * @param undone whether the placement was undone
     */
    public record Placed(
            String conversation,
            Optional<String> title,
            String tool,
            String session,
            String folder,
            long events,
            Change change,
            boolean undone) {}

    /** What was done with a session. */
    public enum Change {
        /** It was added to the tool. */
        ADDED,
        /** Something was added to it. */
        UPDATED,
        /** Only its title changed. */
        RENAMED,
        /** It was removed from the tool, because the user hid its branch. */
        HIDDEN
    }

    /** Whether there is something to undo. */
    public boolean canBeUndone() {
        return placed.stream().anyMatch(one -> !one.undone());
    }
}
