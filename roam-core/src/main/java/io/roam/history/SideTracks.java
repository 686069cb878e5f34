package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.SideTrackMark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<String, Version> winners = new TreeMap<>();
    private final Map<String, List<Version>> versions = new HashMap<>();

    private SideTracks() {}

    /** The state of a track in one batch. */
    public record Version(BatchOutline batch, SideTrackMark mark) {}

    /** Returns the side tracks at a node. */
    public static SideTracks at(History history, HistoryNode head) {
        return at(history, head, track -> false);
    }

    /** Returns the side tracks at a node; of those that {@code onAllBranches} holds for, the versions of every branch count. */
    public static SideTracks at(History history, HistoryNode head, Predicate<String> onAllBranches) {
        SideTracks tracks = new SideTracks();
        for (BatchOutline batch : history.batches()) {
            for (SideTrackMark mark : batch.sideTracks()) {
                Version version = new Version(batch, mark);
                tracks.versions
                        .computeIfAbsent(mark.track(), t -> new ArrayList<>())
                        .add(version);
                if (onAllBranches.test(mark.track()) || isOnPath(history, batch, head)) {
                    tracks.winners.merge(mark.track(), version, SideTracks::winner);
                }
            }
        }
        return tracks;
    }

    private static boolean isOnPath(History history, BatchOutline batch, HistoryNode head) {
        return history.findNode(batch.header().to().value())
                .filter(node -> History.isAncestor(node, head))
                .isPresent();
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
        return versionsOf(part.mark().track()).stream()
                .filter(v -> v.mark().to().equals(part.mark().from()))
                .min(Comparator.comparingLong((Version v) -> v.mark().before())
                        .thenComparing(v -> v.batch().id()))
                .orElse(null);
    }
}
