package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.batch.FileDelta;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The side tracks of a head, each with the version that is placed. */
public final class SideTracks {
    private static final Comparator<Version> BY_COUNT = Comparator.comparingLong(
                    (Version v) -> v.mark().count())
            .thenComparing(v -> v.mark().to());
    private static final Comparator<Version> BY_CHAIN = Comparator.comparingLong(
                    (Version v) -> v.batch().header().to().length())
            .thenComparingInt(v -> v.mark().change())
            .thenComparing(v -> v.mark().to());

    private static final Comparator<Version> BY_BEGINNING = Comparator.comparingLong(
                    (Version v) -> v.mark().before())
            .thenComparing(v -> v.batch().id());

    private final Map<String, Version> winners = new TreeMap<>();
    private final Map<String, List<Version>> versions;
    private final Set<BatchId> reached = new HashSet<>();
    private final Map<String, Map<Hash, Version>> byEnd = new HashMap<>();
    private final Map<Hash, Version> files = new HashMap<>();

    private SideTracks(Map<String, List<Version>> versions) {
        this.versions = versions;
    }

    /** The state of a track in one batch. */
    public record Version(BatchOutline batch, SideTrackMark mark) {}

    /** Returns the side tracks at a node. */
    public static SideTracks at(History history, HistoryNode head) {
        return at(history, head, track -> false);
    }

    /** Returns the side tracks at a node; of those that {@code onAllBranches} holds for, the versions of every branch count. */
    public static SideTracks at(History history, HistoryNode head, Predicate<String> onAllBranches) {
        SideTracks tracks = new SideTracks(history.sideTrackVersions());
        tracks.versions.forEach((track, versions) -> {
            boolean everyBranch = onAllBranches.test(track);
            for (Version version : versions) {
                boolean reached = history.endsUpTo(version.batch(), head);
                if (reached) {
                    tracks.reached.add(version.batch().id());
                }
                if (reached || everyBranch) {
                    tracks.addWinner(version);
                }
            }
        });
        return tracks;
    }

    private void addWinner(Version version) {
        if (!version.mark().isDelta() || !bases(version).isEmpty()) {
            winners.merge(version.mark().track(), version, SideTracks::winner);
        }
    }

    /**
     * Returns the versions on which one rests that is kept as a difference: its base, the base of that, and so on to one that is kept whole. Empty
     * if it is kept whole, or one of them is missing.
     */
    public List<Version> bases(Version version) {
        List<Version> bases = new ArrayList<>();
        Version at = version;
        while (at.mark().isDelta()) {
            Version base = files().get(at.mark().base());
            if (base == null || bases.size() == FileDelta.maxBases()) {
                return List.of();
            }
            bases.add(base);
            at = base;
        }
        return bases;
    }

    /** Returns all whole files by their hash. */
    private Map<Hash, Version> files() {
        if (files.isEmpty()) {
            versions.values().stream()
                    .flatMap(List::stream)
                    .filter(version -> version.mark().file())
                    .forEach(version -> files.merge(
                            version.mark().to(), version, (a, b) -> a.mark().isDelta() ? b : a));
        }
        return files;
    }

    private static Version winner(Version a, Version b) {
        if (a.mark().file() != b.mark().file()) {
            return a.mark().file() ? b : a;
        }
        return (a.mark().file() ? BY_CHAIN : BY_COUNT).compare(a, b) >= 0 ? a : b;
    }

    /** Returns the versions that are placed, by track. */
    public Map<String, Version> winners() {
        return winners;
    }

    /** Returns all versions of a track, on any branch. */
    public List<Version> versionsOf(String track) {
        return versions.getOrDefault(track, List.of());
    }

    /** Returns the versions of a track on the way to the head. */
    public List<Version> versionsUpToHead(String track) {
        return versionsOf(track).stream()
                .filter(version -> reached.contains(version.batch().id()))
                .toList();
    }

    /** Returns the versions whose batches together contain a track of lines from its first record up to a version, in order. */
    public List<Version> parts(Version to) {
        Deque<Version> parts = new ArrayDeque<>();
        Version at = to;
        while (at != null && parts.size() <= versionsOf(to.mark().track()).size()) {
            parts.addFirst(at);
            at = at.mark().before() == 0 ? null : predecessor(at);
        }
        return List.copyOf(parts);
    }

    private @Nullable Version predecessor(Version part) {
        return byEnd.computeIfAbsent(part.mark().track(), this::versionsByEnd)
                .get(part.mark().from());
    }

    private Map<Hash, Version> versionsByEnd(String track) {
        Map<Hash, Version> ends = new HashMap<>();
        versionsOf(track).forEach(version -> ends.merge(version.mark().to(), version, SideTracks::earlierBeginning));
        return ends;
    }

    private static Version earlierBeginning(Version a, Version b) {
        return BY_BEGINNING.compare(a, b) <= 0 ? a : b;
    }
}
