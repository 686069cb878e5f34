package io.roam.workspace;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The git repositories of this machine, each read once. Thread-safe. */
final class GitRepositories {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private final GitProgram git;
    private final Map<Path, Optional<GitRepository>> byFolder = new ConcurrentHashMap<>();
    private final Map<Path, Optional<GitConfig>> configs = new ConcurrentHashMap<>();
    private final Map<GitRepository, Optional<String>> roots = new ConcurrentHashMap<>();

    GitRepositories(GitProgram git) {
        this.git = git;
    }

    /** Returns the repository that holds {@code folder}, which must be a real path. */
    Optional<GitRepository> findEnclosing(Path folder) {
        for (@Nullable Path at = folder; at != null; at = at.getParent()) {
            Optional<GitRepository> found = byFolder.computeIfAbsent(at, GitRepository::findAt);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns the remote that identifies the repository on other machines. */
    Optional<GitRemote> remoteOf(GitRepository repository) {
        return config(repository).flatMap(GitConfig::remote);
    }

    /** Returns the smallest root commit of a repository without remote whose whole history is local. */
    Optional<String> rootCommitOf(GitRepository repository) {
        boolean alone = config(repository).isPresent() && remoteOf(repository).isEmpty() && !repository.isShallow();
        return alone ? roots.computeIfAbsent(repository, this::smallestRoot) : Optional.empty();
    }

    private Optional<GitConfig> config(GitRepository repository) {
        return configs.computeIfAbsent(repository.shared(), shared -> repository.config());
    }

    private Optional<String> smallestRoot(GitRepository repository) {
        return git.rootCommits(repository.top()).stream()
                .filter(line -> COMMIT.matcher(line).matches())
                .min(Comparator.naturalOrder());
    }
}
