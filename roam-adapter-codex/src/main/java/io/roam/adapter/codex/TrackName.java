package io.roam.adapter.codex;

import java.util.Optional;

/** The names of side tracks: {@code subagents/<thread of the user>/<name of the rollout>}. */
final class TrackName {
    private static final String SUBAGENTS = "subagents/";

    private TrackName() {}

    /** Returns the name of a subagent's track. */
    static String of(String starter, RolloutName rollout) {
        return SUBAGENTS + starter + "/" + rollout;
    }

    /** Returns the thread that started the subagent of a track; empty if the name is none of these. */
    static Optional<String> findStarter(String track) {
        return parts(track).map(parts -> parts[1]);
    }

    /** Returns the rollout of a track; empty if the name is none of these. */
    static Optional<RolloutName> findRollout(String track) {
        return parts(track).flatMap(parts -> RolloutName.parse(parts[2]));
    }

    private static Optional<String[]> parts(String track) {
        String[] parts = track.split("/", -1);
        boolean isValid = track.startsWith(SUBAGENTS)
                && parts.length == 3
                && RolloutName.isThreadId(parts[1])
                && RolloutName.parse(parts[2])
                        .filter(name -> !name.thread().equals(parts[1]))
                        .isPresent();
        return isValid ? Optional.of(parts) : Optional.empty();
    }
}
