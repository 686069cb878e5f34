package io.roam.sync;

import io.roam.capture.ScannedSession;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.history.ConversationSummary;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Tombstone;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** After a ledger was rebuilt, sessions that are in no store count as deleted here, so that nothing comes back by surprise. */
record RebuiltLedger(HomeContext home, LocalSessions sessions) {
    /** Adds the tombstones, once, if the ledger was rebuilt and every store could be read. */
    void addTombstones() {
        if (home.ledger().owner().isRebuilt() && !sessions.isAnyUnreadable()) {
            Map<ConversationId, List<ChainValue>> here = chainsHere();
            for (ConversationId id : home.pool().conversations()) {
                home.pool().summary(id).ifPresent(summary -> addTombstones(summary, here.getOrDefault(id, List.of())));
            }
            home.ledger().endRebuilt();
        }
    }

    private Map<ConversationId, List<ChainValue>> chainsHere() {
        Map<ConversationId, List<ChainValue>> all = new HashMap<>();
        for (ScannedSession session : sessions.all()) {
            sessions.conversationOf(session)
                    .ifPresent(id -> all.computeIfAbsent(id, other -> new ArrayList<>())
                            .add(session.state().chain()));
        }
        return all;
    }

    private void addTombstones(ConversationSummary summary, List<ChainValue> here) {
        home.adapters()
                .find(summary.tool())
                .filter(adapter -> sessions.hasStoreOf(adapter.id()))
                .ifPresent(adapter -> addTombstones(summary, adapter, here));
    }

    private void addTombstones(ConversationSummary summary, ToolAdapter adapter, List<ChainValue> here) {
        History history = home.pool().history(summary.id(), adapter.classRule());
        List<HistoryNode> nodes = here.stream()
                .flatMap(chain -> history.findNode(chain.value()).stream())
                .toList();
        history.heads().stream()
                .filter(head -> nodes.stream().noneMatch(node -> History.isAncestor(node, head)))
                .forEach(head -> home.ledger()
                        .tombstones()
                        .add(new Tombstone(adapter.id(), summary.id(), head.chain(), false, false)));
    }
}
