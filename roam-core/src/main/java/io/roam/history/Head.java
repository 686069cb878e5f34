package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.device.DeviceId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last chain value of a branch. */
public record Head(HistoryNode node) {
    /** The device on which its last word was captured. */
    public DeviceId device() {
        return batch().header().device();
    }

    /** When its last word was said, as its records say; else as the batch that brought it says. */
    public Instant lastMessageTime() {
        return batch().metadata().lastMessageTime().orElse(batch().header().time());
    }

    private BatchOutline batch() {
        return node.winningOccurrence().batch();
    }

    /** Where it left the branch beside it: the last chain value before it that several continue; empty if there is no other branch. */
    public Optional<HistoryNode> forkPoint() {
        return forkPoint(node);
    }

    /** The same for any chain value. */
    public static Optional<HistoryNode> forkPoint(HistoryNode node) {
        @Nullable HistoryNode at = node.parent();
        while (at != null && at.children().size() < 2) {
            at = at.parent();
        }
        return Optional.ofNullable(at);
    }
}
