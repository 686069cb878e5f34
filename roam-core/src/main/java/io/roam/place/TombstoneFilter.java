package io.roam.place;

import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Tombstone;
import io.roam.ledger.Tombstones;
import java.util.List;

/** Decides which heads get no new session here, because theirs was deleted. */
record TombstoneFilter(History history, List<Tombstone> tombstones) {
    /** Whether a head gets no new session. */
    boolean covers(HistoryNode head) {
        return tombstones.stream().anyMatch(tombstone -> covers(tombstone, head));
    }

    /** Whether the user hid a head; else its session was deleted. */
    boolean hides(HistoryNode head) {
        return tombstones.stream().anyMatch(tombstone -> tombstone.hidden() && covers(tombstone, head));
    }

    private boolean covers(Tombstone tombstone, HistoryNode head) {
        return history.findNode(tombstone.chain().value())
                .filter(node -> tombstone.alone() ? node == head : History.isAncestor(node, head))
                .isPresent();
    }

    /** Clears the tombstones of the heads that the user asks for; other heads under the same tombstone get their own. */
    void clearFor(PlacementRequest request, Tombstones all) {
        for (Tombstone tombstone : tombstones) {
            List<HistoryNode> covered = history.heads().stream()
                    .filter(head -> covers(tombstone, head))
                    .toList();
            if (covered.stream().anyMatch(head -> request.covers(history, head))) {
                covered.stream()
                        .filter(head -> !request.covers(history, head))
                        .forEach(head -> all.add(new Tombstone(
                                tombstone.tool(),
                                tombstone.conversation(),
                                head.chain(),
                                tombstone.alone(),
                                tombstone.hidden())));
                all.clear(tombstone);
            }
        }
    }
}
