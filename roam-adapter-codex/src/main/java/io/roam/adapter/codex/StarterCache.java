package io.roam.adapter.codex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which threads started others, as the beginnings of their files say, which never change. */
final class StarterCache {
    private final Map<Path, Optional<String>> known = new HashMap<>();

    /** Returns the thread that started this one as its subagent. */
    Optional<String> findStarter(RolloutFile file) throws IOException {
        Optional<String> found = known.get(file.path());
        if (found == null) {
            found = ThreadHeader.findStarter(file);
            if (ThreadHeader.isWritten(file)) {
                known.put(file.path(), found);
            }
        }
        return found;
    }
}
