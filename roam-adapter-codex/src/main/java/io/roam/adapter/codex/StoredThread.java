package io.roam.adapter.codex;

import io.roam.adapter.kit.files.FileHash;
import io.roam.spi.tool.SessionInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /**
     * Returns the thread as its files are now.
     *
     * @throws java.nio.file.NoSuchFileException if one of them is gone
     */
    StoredThread refreshed(Optional<String> nameNow) throws IOException {
        return new StoredThread(id, refreshed(rollouts), refreshed(subagents), nameNow);
    }

    private static List<RolloutFile> refreshed(List<RolloutFile> files) throws IOException {
        List<RolloutFile> now = new ArrayList<>();
        for (RolloutFile file : files) {
            now.add(file.refreshed());
        }
        return now;
    }

    /** Returns the thread with files that were written: its own ones, and those of its subagents. */
    static StoredThread written(String id, Optional<StoredThread> before, List<Path> files) throws IOException {
        Map<String, RolloutFile> own = new TreeMap<>();
        Map<String, RolloutFile> others = new TreeMap<>();
        before.ifPresent(thread -> {
            thread.rollouts().forEach(file -> own.put(file.name().own(), file));
            thread.subagents().forEach(file -> others.put(file.name().own(), file));
        });
        for (Path file : files) {
            Optional<RolloutName> name = RolloutName.parse(file);
            if (name.isPresent()) {
                RolloutFile written = RolloutFile.read(file, name.get(), false);
                (name.get().thread().equals(id) ? own : others).put(name.get().own(), written);
            }
        }
        return new StoredThread(
                id, List.copyOf(own.values()), List.copyOf(others.values()), before.flatMap(StoredThread::name));
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
