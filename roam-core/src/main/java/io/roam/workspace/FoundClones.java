package io.roam.workspace;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The clones that a search found, by their remotes. Immutable. */
public final class FoundClones {
    private final ImmutableListMultimap<GitRemote, FoundClone> byRemote;
    private final boolean complete;

    FoundClones(Collection<FoundClone> clones, boolean complete) {
        ImmutableListMultimap.Builder<GitRemote, FoundClone> all = ImmutableListMultimap.builder();
        clones.stream()
                .sorted(Comparator.comparing(FoundClone::top))
                .forEach(clone -> clone.remotes().forEach(remote -> all.put(remote, clone)));
        this.byRemote = all.build();
        this.complete = complete;
    }

    /** Whether the search had enough time. If not, there may be more clones, and the next search continues. */
    boolean isComplete() {
        return complete;
    }

    /**
     * Returns the working trees of a remote's clones, the best first: those whose own remote it is, then their linked working trees and submodules,
     * then clones that have it as a further remote, such as forks.
     */
    List<List<Path>> clonesOf(GitRemote remote) {
        TreeMap<Integer, List<Path>> tiers = byRemote.get(remote).stream()
                .collect(Collectors.groupingBy(
                        clone -> clone.distanceFrom(remote),
                        TreeMap::new,
                        Collectors.mapping(FoundClone::top, Collectors.toList())));
        return List.copyOf(tiers.values());
    }
}
