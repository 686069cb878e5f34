package io.roam.workspace;

import com.google.common.base.Stopwatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The path at which one thread looks, and since when: another thread sees from it that a file system does not answer. */
class PendingLook {
    private volatile @Nullable Look now;

    private record Look(Path path, Stopwatch elapsed) {}

    /** Begins to look at a path; the look before has ended. */
    void begin(Path path) {
        now = new Look(path, Stopwatch.createStarted());
    }

    /** Ends the last look. */
    void end() {
        now = null;
    }

    /** Returns the path at which the thread has looked for longer than that. */
    Optional<Path> overdue(Duration patience) {
        return Optional.ofNullable(now)
                .filter(look -> look.elapsed().elapsed().compareTo(patience) > 0)
                .map(Look::path);
    }
}
