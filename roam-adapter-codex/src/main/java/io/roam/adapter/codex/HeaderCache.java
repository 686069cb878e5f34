package io.roam.adapter.codex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the first lines of rollouts say of others. The tool never changes one that is whole. */
final class HeaderCache {
    private final Map<Path, Optional<String>> starters = new HashMap<>();
    private final Map<Path, Optional<ThreadHeader.Base>> bases = new HashMap<>();

    /** Returns the thread that started this one as its subagent. */
    Optional<String> findStarter(RolloutFile file) throws IOException {
        Optional<String> found = starters.get(file.path());
        if (found == null) {
            found = ThreadHeader.findStarter(file);
            if (ThreadHeader.isWritten(file)) {
                starters.put(file.path(), found);
            }
        }
        return found;
    }

    /** Returns what the history of a rollout begins with. */
    Optional<ThreadHeader.Base> findBase(RolloutFile file) throws IOException {
        Optional<ThreadHeader.Base> found = bases.get(file.path());
        if (found == null) {
            found = ThreadHeader.findBase(file);
            if (found.isPresent() || ThreadHeader.isWritten(file)) {
                bases.put(file.path(), found);
            }
        }
        return found;
    }
}
