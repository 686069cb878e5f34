package io.roam.api;

import java.util.List;

/**
 * What leaving the circle did.
 *
 * @param peersInformed whether all other devices learned of it
 * @param remains what is still there: the folders of roam's, or after a purge what in them is not roam's
 */
public record LeaveReport(boolean peersInformed, List<String> remains) {
    /** Copies the list. */
    public LeaveReport {
        remains = List.copyOf(remains);
    }
}
