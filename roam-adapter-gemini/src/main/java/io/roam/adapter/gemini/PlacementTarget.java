package io.roam.adapter.gemini;

import io.roam.spi.tool.Placement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The file that a placement writes.
 *
 * @param modified when the session was changed last; empty if it is not there yet
 * @param now the time of the placement
 */
record PlacementTarget(
        Placement placement,
        Path file,
        FileHead.Form form,
        ProjectFolder project,
        Optional<Instant> modified,
        Instant now) {
    private static final Duration FRESH = Duration.ofDays(1);

    /** Whether the session is there already. */
    boolean exists() {
        return modified.isPresent();
    }

    /** Whether what is in the file stays. */
    boolean continues() {
        return exists() && !placement.replacing();
    }

    /** Whether the tool may take the session for old, and delete it at its next start. */
    boolean isOld() {
        return placement.lastMessageTime().isBefore(now.minus(FRESH));
    }

    /** Returns the time that the file gets: when the last message was written; not in the future, and not the time that the file has. */
    Instant fileTime() {
        Instant last = placement.lastMessageTime().isAfter(now) ? now : placement.lastMessageTime();
        return modified.filter(last::equals).isPresent() ? last.plusMillis(1) : last;
    }
}
