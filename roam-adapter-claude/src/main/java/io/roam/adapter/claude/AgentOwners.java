package io.roam.adapter.claude;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which sessions the subagents' transcripts beside the sessions belong to; each file is read once for each of its states. */
final class AgentOwners {
    private final Map<Path, Known> known = new HashMap<>();

    private record Known(TrackFile file, Set<String> sessions) {}

    /** Returns the ids of the sessions that a file names, in lower case. */
    Set<String> sessionsOf(TrackFile track) throws IOException {
        TrackFile file = track.asTrack("");
        Known before = known.get(file.path());
        if (before == null || !before.file().equals(file)) {
            before = new Known(file, LegacyAgent.sessionsOf(file.path()));
            known.put(file.path(), before);
        }
        return before.sessions();
    }
}
