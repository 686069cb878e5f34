package io.roam.place;

import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Tombstone;
import io.roam.ledger.Tombstones;
import java.util.List;

/** What of a conversation gets no new session here, because one was taken away. */
record TombstoneFilter(History history, List<Tombstone> tombstones) {
    /** Whether a head is away. */
    boolean covers(HistoryNode head) {
        return tombstones.stream().anyMatch(tombstone -> covers(tombstone, head));
    }

    private boolean covers(Tombstone tombstone, HistoryNode head) {
        return history.findNode(tombstone.chain().value())
                .filter(node -> tombstone.alone() ? node == head : History.isAncestor(node, head))
                .isPresent();
    }

    /** The heads that are asked for are away no more; others that were away for the same reason stay so. */
    void clearFor(Asked asked, Tombstones all) {
        for (Tombstone tombstone : tombstones) {
            List<HistoryNode> covered = history.heads().stream()
                    .filter(head -> covers(tombstone, head))
                    .toList();
            if (covered.stream().anyMatch(asked::covers)) {
                covered.stream()
                        .filter(head -> !asked.covers(head))
                        .forEach(head -> all.add(new Tombstone(
                                tombstone.tool(), tombstone.conversation(), head.chain(), tombstone.alone())));
                all.clear(tombstone);
            }
        }
    }
}
