package io.roam.api;

import java.util.List;

/**
 * What came of leaving.
 *
 * @param told whether the other devices could be told
 * @param remains what remains of roam's on this device, a path each
 */
public record LeaveReport(boolean told, List<String> remains) {
    /** Makes one; the list is copied. */
    public LeaveReport {
        remains = List.copyOf(remains);
    }
}
