package io.roam.sync;

import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.history.ConversationSummary;
import io.roam.ledger.Checkpoints;
import io.roam.place.OtherSessions;
import io.roam.place.PlacedSession;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The stores that a run scanned, still open, and the sessions of each conversation in them. */
final class LocalSessions {
    private final Checkpoints checkpoints;
    private final List<ScannedStore> stores = new ArrayList<>();
    private final List<PlacedSession> placed = new ArrayList<>();
    private final IdentityHashMap<OpenStore, StoreSessionIndex> indexes = new IdentityHashMap<>();
    private final Set<String> unreadableTools = new HashSet<>();

    LocalSessions(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** Closes and forgets the stores, before they are scanned anew. */
    void clear() {
        stores.forEach(ScannedStore::close);
        stores.clear();
        indexes.clear();
        unreadableTools.clear();
    }

    /** Records that a store of a tool could not be read. */
    void addUnreadable(String tool) {
        unreadableTools.add(tool);
    }

    /** Whether a store of a tool could not be read. */
    boolean isUnreadable(String tool) {
        return unreadableTools.contains(tool);
    }

    boolean isAnyUnreadable() {
        return !unreadableTools.isEmpty();
    }

    /** Whether a store of a tool was scanned. */
    boolean hasStoreOf(String tool) {
        return stores.stream().anyMatch(store -> store.open().adapter().id().equals(tool));
    }

    void add(ScannedStore store) {
        stores.add(store);
    }

    void addPlaced(List<PlacedSession> sessions) {
        placed.addAll(sessions);
        sessions.forEach(session -> indexes.forEach((store, index) -> {
            if (store.name().equals(session.key().store())) {
                index.add(session);
            }
        }));
    }

    /** Leaves the stores open, for another run. */
    void moveStoresTo(ScanCache cache) {
        cache.replace(stores);
        stores.clear();
    }

    List<ScannedStore> stores() {
        return List.copyOf(stores);
    }

    /** Returns the sessions that were placed since the run began. */
    List<PlacedSession> placed() {
        return List.copyOf(placed);
    }

    List<ScannedSession> all() {
        return stores.stream().flatMap(store -> store.sessions().stream()).toList();
    }

    /** Returns the copies of sessions that other programs made. */
    List<ScannedSession> copies() {
        return stores.stream().flatMap(store -> store.copies().stream()).toList();
    }

    Optional<ConversationId> conversationOf(ScannedSession session) {
        return StoreSessionIndex.conversationOf(session, checkpoints);
    }

    private StoreSessionIndex indexOf(ScannedStore store) {
        return indexes.computeIfAbsent(store.open(), open -> new StoreSessionIndex(store, placed, checkpoints));
    }

    /** Puts sessions that were scanned again, or are new, in the place of their earlier scans. */
    void replace(ScannedStore store, List<ScannedSession> scanned) {
        store.replaceSessions(scanned);
        indexes.remove(store.open());
    }

    /** Returns the sessions of a conversation in one store. */
    List<ScannedSession> ofConversation(ScannedStore store, ConversationId id) {
        return indexOf(store).ofConversation(id);
    }

    /**
     * Returns the store that has a session of the conversation, else the tool's first of the profile in which the conversation began; empty if the tool
     * has none here.
     */
    Optional<ScannedStore> storeFor(ConversationSummary summary, Supplier<String> profile) {
        List<ScannedStore> ofTool = stores.stream()
                .filter(store -> store.open().adapter().id().equals(summary.tool()))
                .toList();
        return ofTool.stream()
                .filter(store -> indexOf(store).hasConversation(summary.id()))
                .findFirst()
                .or(() -> ofTool.stream()
                        .filter(store -> store.open().at().isOf(profile.get()))
                        .findFirst());
    }

    /** Whether a tool has a store here. */
    boolean hasStore(String tool) {
        return stores.stream().anyMatch(store -> store.open().adapter().id().equals(tool));
    }

    /** Returns the sessions of a conversation in the tool's other stores, and those of this store that could not be read. */
    OtherSessions othersOf(ScannedStore from, ConversationId id) {
        List<ChainValue> heads = stores.stream()
                .filter(store ->
                        store.open().adapter().id().equals(from.open().adapter().id())
                                && !store.open().at().equals(from.open().at()))
                .flatMap(store -> ofConversation(store, id).stream())
                .map(session -> session.state().chain())
                .toList();
        StoreSessionIndex index = indexOf(from);
        return new OtherSessions(heads, index.unreadOf(id), index.missingOf(id));
    }

    /** Whether a store has a session of that id. */
    boolean isTaken(ScannedStore store, String id) {
        return indexOf(store).isTaken(id);
    }
}
