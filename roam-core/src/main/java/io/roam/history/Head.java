package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.device.DeviceId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of a branch: a chain value that no other continues. */
public record Head(HistoryNode node) {
    /** Returns the device on which its last message was captured. */
    public DeviceId device() {
        return batch().header().device();
    }

    /** Returns the time of its last message by its records, or else by the batch that brought it. */
    public Instant lastMessageTime() {
        return batch().metadata().lastMessageTime().orElse(batch().header().time());
    }

    private BatchOutline batch() {
        return node.winningOccurrence().batch();
    }

    /** Returns the last chain value before it that several branches share, or empty if there is only one branch. */
    public Optional<HistoryNode> forkPoint() {
        return forkPoint(node);
    }

    /** Returns the last chain value before a node that several branches share, or empty if there is only one branch. */
    public static Optional<HistoryNode> forkPoint(HistoryNode node) {
        @Nullable HistoryNode at = node.parent();
        while (at != null && at.children().size() < 2) {
            at = at.parent();
        }
        return Optional.ofNullable(at);
    }
}
