package io.roam.adapter.codex;

import io.roam.adapter.kit.files.FileHash;
import io.roam.spi.tool.SessionInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A thread with the files that belong to it alone.
 *
 * @param rollouts its own ones, the oldest first; never empty
 * @param subagents the rollouts of its subagents, by the names of their tracks
 * @param name what the user or the tool called it
 */
record StoredThread(String id, List<RolloutFile> rollouts, List<RolloutFile> subagents, Optional<String> name) {
    /** Returns the rollout with which the tool continues. */
    RolloutFile head() {
        return rollouts.get(rollouts.size() - 1);
    }

    /** Returns all files. */
    Stream<RolloutFile> files() {
        return Stream.concat(rollouts.stream(), subagents.stream());
    }

    /** Returns a text that changes whenever a file or the name may have changed. */
    String fingerprint() {
        MessageDigest sum = FileHash.begin();
        files().forEach(file -> add(sum, file.path() + " " + file.fingerprint()));
        add(sum, name.orElse(""));
        return FileHash.finish(sum);
    }

    private static void add(MessageDigest sum, String text) {
        sum.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    SessionInfo info() {
        return SessionInfo.of(
                id,
                fingerprint(),
                files().mapToLong(RolloutFile::size).sum(),
                files().map(RolloutFile::modified)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                folder -> true);
    }
}
