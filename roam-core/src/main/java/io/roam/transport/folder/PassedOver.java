package io.roam.transport.folder;

import io.roam.spi.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts paths that were passed over, and names the first few. */
final class PassedOver {
    private static final int NAMED = 3;

    private final List<Path> first = new ArrayList<>();
    private int count;

    void add(Path path) {
        count++;
        if (first.size() < NAMED) {
            first.add(path);
        }
    }

    void clear() {
        count = 0;
        first.clear();
    }

    /** Returns a sentence; empty if there are none. */
    Optional<String> sentence(String what) {
        String some = String.join(
                ", ", first.stream().map(file -> Reason.plain(file.toString())).toList());
        return count == 0 ? Optional.empty() : Optional.of("skipped " + count + " " + what + ": " + some);
    }
}
