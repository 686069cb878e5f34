package io.roam.sync;

import io.roam.api.SessionKey;
import io.roam.capture.ScannedSession;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.history.ConversationSummary;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.place.OtherSessions;
import io.roam.place.PlacedSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The stores that a run scanned, still open, and the sessions of each conversation in them. */
final class LocalSessions {
    private final Checkpoints checkpoints;
    private final List<ScannedStore> stores = new ArrayList<>();
    private final List<PlacedSession> placed = new ArrayList<>();
    private final Map<String, List<SessionKey>> unread = new HashMap<>();
    private final Set<String> unreadableTools = new HashSet<>();

    LocalSessions(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** Closes and forgets the stores, before they are scanned anew. */
    void clear() {
        stores.forEach(ScannedStore::close);
        stores.clear();
        unread.clear();
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

    void add(ScannedStore store) {
        stores.add(store);
    }

    void addPlaced(List<PlacedSession> sessions) {
        placed.addAll(sessions);
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

    Optional<ConversationId> conversationOf(ScannedSession session) {
        return session.state()
                .conversation()
                .or(() -> checkpoints.find(session.key()).map(Checkpoint::conversation));
    }

    /** Returns the sessions of a conversation in one store. */
    List<ScannedSession> ofConversation(ScannedStore store, ConversationId id) {
        return store.sessions().stream()
                .filter(session -> conversationOf(session).equals(Optional.of(id)))
                .toList();
    }

    /** Returns the store that has a session of the conversation, else the tool's first; empty if the tool has none here. */
    Optional<ScannedStore> storeFor(ConversationSummary summary) {
        List<ScannedStore> ofTool = stores.stream()
                .filter(store -> store.open().adapter().id().equals(summary.tool()))
                .toList();
        return ofTool.stream()
                .filter(store -> !ofConversation(store, summary.id()).isEmpty())
                .findFirst()
                .or(() -> ofTool.stream().findFirst());
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
        Predicate<SessionKey> isMissing = from.missing()::contains;
        return new OtherSessions(heads, lastKnown(from, id, isMissing.negate()), lastKnown(from, id, isMissing));
    }

    private List<ChainValue> lastKnown(ScannedStore store, ConversationId id, Predicate<SessionKey> which) {
        return unreadIn(store).stream()
                .filter(which)
                .flatMap(key -> checkpoints.find(key).stream())
                .filter(checkpoint -> checkpoint.conversation().equals(id))
                .map(Checkpoint::chain)
                .toList();
    }

    /** Returns the ids that sessions of a store have. */
    Set<String> idsIn(ScannedStore store) {
        Set<String> ids = new HashSet<>();
        store.sessions().forEach(session -> ids.add(session.key().id()));
        placed.stream()
                .filter(one -> one.key().store().equals(store.open().name()))
                .forEach(one -> ids.add(one.key().id()));
        unreadIn(store).forEach(key -> ids.add(key.id()));
        return ids;
    }

    /** Returns the sessions of a store that have a checkpoint and were not read, or are gone and not yet known to be. */
    private List<SessionKey> unreadIn(ScannedStore store) {
        return unread.computeIfAbsent(
                store.open().adapter().id() + " " + store.open().name(), name -> {
                    Set<SessionKey> read =
                            store.sessions().stream().map(ScannedSession::key).collect(Collectors.toSet());
                    return checkpoints.sessions().stream()
                            .filter(key ->
                                    key.tool().equals(store.open().adapter().id())
                                            && key.store().equals(store.open().name())
                                            && !read.contains(key)
                                            && placed.stream()
                                                    .noneMatch(one -> one.key().equals(key)))
                            .toList();
                });
    }
}
