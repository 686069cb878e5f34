package io.roam.workspace;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Ordering;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The git repositories of the known folders, by remote and root commit; found when first needed. */
final class KnownRepositories {
    private static final ImmutableList<Path> NONE = ImmutableList.of();
    private static final Comparator<Map.Entry<GitRepository, Instant>> LAST_USED_FIRST =
            Map.Entry.<GitRepository, Instant>comparingByValue()
                    .reversed()
                    .thenComparing(entry -> entry.getKey().top());

    private final WorkspaceFinder finder;
    private final ImmutableMap<String, Instant> known;
    private final Supplier<List<GitRepository>> all = Suppliers.memoize(this::findAll);
    private final Supplier<ImmutableListMultimap<GitRemote, Path>> byRemote = Suppliers.memoize(this::remotes);
    private final Supplier<ImmutableListMultimap<String, Path>> byRoot = Suppliers.memoize(this::roots);

    KnownRepositories(WorkspaceFinder finder, Map<String, Instant> known) {
        this.finder = finder;
        this.known = ImmutableMap.copyOf(known);
    }

    /** Returns the tops of all working trees of the repository of {@code workspace}, the last used first. */
    List<Path> workingTreesOf(Workspace workspace) {
        if (workspace.remote().isPresent()) {
            return workspace
                    .remote()
                    .flatMap(GitRemote::parse)
                    .map(remote -> byRemote.get().get(remote))
                    .orElse(NONE);
        }
        return workspace.root().map(root -> byRoot.get().get(root)).orElse(NONE);
    }

    /** Returns the tops of all working trees, the last used first. */
    List<Path> workingTrees() {
        return all.get().stream().map(GitRepository::top).toList();
    }

    private ImmutableListMultimap<GitRemote, Path> remotes() {
        return index(finder.repositories()::remoteOf);
    }

    private ImmutableListMultimap<String, Path> roots() {
        return index(finder.repositories()::rootCommitOf);
    }

    private <N> ImmutableListMultimap<N, Path> index(Function<GitRepository, Optional<N>> name) {
        ImmutableListMultimap.Builder<N, Path> index = ImmutableListMultimap.builder();
        for (GitRepository repository : all.get()) {
            name.apply(repository).ifPresent(found -> index.put(found, repository.top()));
        }
        return index.build();
    }

    private List<GitRepository> findAll() {
        Map<GitRepository, Instant> used = new HashMap<>();
        known.forEach((text, time) -> finder.forms().toLocal(text).ifPresent(folder -> add(folder, time, used)));
        add(finder.machine().directory(), finder.machine().clock().instant(), used);
        return used.entrySet().stream()
                .sorted(LAST_USED_FIRST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void add(Path folder, Instant time, Map<GitRepository, Instant> used) {
        if (Files.isDirectory(folder)) {
            finder.repositories()
                    .findEnclosing(RealPath.resolve(folder))
                    .ifPresent(repository -> used.merge(repository, time, Ordering.natural()::max));
        }
    }
}
