package io.roam.api;

import java.util.List;

/**
 * What leaving the circle did.
 *
 * @param peersInformed whether all other devices learned of it
 * @param remains the folders of roam's on this device that are still there
 */
public record LeaveReport(boolean peersInformed, List<String> remains) {
    /** Copies the list. */
    public LeaveReport {
        remains = List.copyOf(remains);
    }
}
