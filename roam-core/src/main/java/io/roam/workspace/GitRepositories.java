package io.roam.workspace;

import java.nio.file.Files;
import java.nio.file.LinkOption;
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

    /** Whether {@code folder}, or one above it, has an entry {@code .git} that leads to no repository. */
    boolean isInBrokenRepository(Path folder) {
        for (@Nullable Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
                    && byFolder.computeIfAbsent(at, GitRepository::findAt).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the remotes of the repository could be read. */
    boolean hasReadableConfig(GitRepository repository) {
        return config(repository).isPresent();
    }

    /** Returns the remote that identifies the repository on other machines. */
    Optional<GitRemote> remoteOf(GitRepository repository) {
        return config(repository).flatMap(GitConfig::remote);
    }

    /** Returns the smallest root commit of a repository without remote whose whole history is local. */
    Optional<String> rootCommitOf(GitRepository repository) {
        boolean alone = hasReadableConfig(repository) && remoteOf(repository).isEmpty();
        return alone ? firstCommitOf(repository) : Optional.empty();
    }

    /** Returns the smallest root commit of any repository whose whole history is local. */
    Optional<String> firstCommitOf(GitRepository repository) {
        return repository.isShallow() ? Optional.empty() : roots.computeIfAbsent(repository, this::smallestRoot);
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
