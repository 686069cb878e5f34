package io.roam.sync;

import io.roam.api.SyncReport;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.history.ConversationSummary;
import io.roam.history.Head;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.DeviceNames;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the conversations that got a branch since the last call, because several devices continued them. It knows the branches that the pool had
 * when the home was opened.
 */
final class NewBranches {
    private final HomeContext home;
    private @Nullable Map<ConversationId, Set<Hash>> known;

    NewBranches(HomeContext home) {
        this.home = home;
    }

    /** Remembers the branches that the pool has, unless they are known. */
    void begin() {
        if (known == null) {
            Map<ConversationId, Set<Hash>> all = new HashMap<>();
            for (ConversationId id : home.pool().conversations()) {
                home.pool().summary(id).ifPresent(summary -> all.put(id, heads(summary)));
            }
            known = all;
        }
    }

    /** The end of an only branch is not looked up: any two branches are new then. */
    private Set<Hash> heads(ConversationSummary summary) {
        return summary.branches() < 2
                ? Set.of()
                : history(summary).heads().stream()
                        .map(head -> head.chain().value())
                        .collect(Collectors.toSet());
    }

    private History history(ConversationSummary summary) {
        return home.pool().history(summary.id(), summary.rule());
    }

    /** Returns those of the conversations that were known and have a new branch; each is returned once. */
    List<SyncReport.Branching> take(Collection<ConversationId> changed) {
        begin();
        return changed.stream()
                .flatMap(id -> home.pool().summary(id).stream())
                .sorted(Comparator.comparing(ConversationSummary::lastMessageTime)
                        .reversed())
                .flatMap(summary -> take(summary).stream())
                .toList();
    }

    private Optional<SyncReport.Branching> take(ConversationSummary summary) {
        Set<Hash> before = known == null ? null : known.put(summary.id(), heads(summary));
        if (before == null || summary.branches() < 2) {
            return Optional.empty();
        }
        List<String> devices = devices(history(summary), before);
        return devices.size() < 2
                ? Optional.empty()
                : Optional.of(new SyncReport.Branching(summary.id().hex(), summary.title(), devices));
    }

    /** Returns the devices of each new branch and of those from which it parts, if they are different devices. */
    private List<String> devices(History history, Set<Hash> before) {
        DeviceNames names = home.deviceNames();
        Set<String> devices = new TreeSet<>();
        for (HistoryNode head : newHeads(history, before)) {
            DeviceId device = new Head(head).device();
            others(head, history.heads())
                    .map(other -> new Head(other).device())
                    .filter(other -> !other.equals(device))
                    .forEach(other -> {
                        devices.add(names.nameOf(other));
                        devices.add(names.nameOf(device));
                    });
        }
        return List.copyOf(devices);
    }

    /** Returns the other heads that share as much with a head as any does. */
    private static Stream<HistoryNode> others(HistoryNode head, List<HistoryNode> heads) {
        return Head.forkPoint(head).stream()
                .flatMap(fork -> heads.stream().filter(other -> other != head && History.isAncestor(fork, other)));
    }

    /** Returns the heads that were not known, but for one that alone continues a known one. */
    private static List<HistoryNode> newHeads(History history, Set<Hash> before) {
        Set<HistoryNode> continued = new HashSet<>();
        for (Hash chain : before) {
            history.findNode(chain).ifPresent(from -> {
                List<HistoryNode> after = history.heads().stream()
                        .filter(head -> History.isAncestor(from, head))
                        .toList();
                if (after.size() == 1) {
                    continued.addAll(after);
                }
            });
        }
        return history.heads().stream()
                .filter(head -> !before.contains(head.chain().value()) && !continued.contains(head))
                .toList();
    }
}
