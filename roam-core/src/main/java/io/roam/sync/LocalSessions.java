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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the sessions of each conversation stand, in the stores that are looked at. */
final class LocalSessions {
    private final Checkpoints checkpoints;
    private final List<ScannedStore> stores;
    private final List<PlacedSession> placed;
    private final Map<String, List<SessionKey>> unread = new HashMap<>();

    /** In those stores, which may become others, with what is placed in them as it goes on. */
    LocalSessions(Checkpoints checkpoints, List<ScannedStore> stores, List<PlacedSession> placed) {
        this.checkpoints = checkpoints;
        this.stores = stores;
        this.placed = placed;
    }

    /** The stores are looked at anew. */
    void forget() {
        unread.clear();
    }

    List<ScannedSession> visits() {
        return stores.stream().flatMap(store -> store.sessions().stream()).toList();
    }

    Optional<ConversationId> conversation(ScannedSession session) {
        return session.state()
                .conversation()
                .or(() -> checkpoints.find(session.key()).map(Checkpoint::conversation));
    }

    /** The sessions of a conversation in one store. */
    List<ScannedSession> of(ScannedStore store, ConversationId id) {
        return store.sessions().stream()
                .filter(session -> conversation(session).equals(Optional.of(id)))
                .toList();
    }

    /** The store that has a session of the conversation; else the tool's first. */
    Optional<ScannedStore> store(ConversationSummary summary) {
        List<ScannedStore> ofTool = stores.stream()
                .filter(store -> store.adapter().id().equals(summary.tool()))
                .toList();
        return ofTool.stream()
                .filter(store -> !of(store, summary.id()).isEmpty())
                .findFirst()
                .or(() -> ofTool.stream().findFirst());
    }

    /** The sessions of a conversation that stand elsewhere, seen from one store. */
    OtherSessions elsewhere(ScannedStore from, ConversationId id) {
        List<ChainValue> standing = stores.stream()
                .filter(store -> !store.at().equals(from.at())
                        && store.adapter().id().equals(from.adapter().id()))
                .flatMap(store -> of(store, id).stream())
                .map(session -> session.state().chain())
                .toList();
        List<ChainValue> lost = unread(from).stream()
                .flatMap(key -> checkpoints.find(key).stream())
                .filter(checkpoint -> checkpoint.conversation().equals(id))
                .map(Checkpoint::chain)
                .toList();
        return new OtherSessions(standing, lost);
    }

    /** The ids that are taken in a store. */
    Set<String> ids(ScannedStore store) {
        Set<String> ids = new HashSet<>();
        store.sessions().forEach(session -> ids.add(session.key().session()));
        placed.stream()
                .filter(one -> one.session().store().equals(store.root()))
                .forEach(one -> ids.add(one.session().session()));
        unread(store).forEach(key -> ids.add(key.session()));
        return ids;
    }

    /** The sessions of a store that have a tip and were not read, or are gone and not yet known to be. */
    private List<SessionKey> unread(ScannedStore store) {
        return unread.computeIfAbsent(store.adapter().id() + " " + store.root(), name -> {
            Set<SessionKey> read =
                    store.sessions().stream().map(ScannedSession::key).collect(Collectors.toSet());
            return checkpoints.sessions().stream()
                    .filter(key -> key.tool().equals(store.adapter().id())
                            && key.store().equals(store.root())
                            && !read.contains(key)
                            && placed.stream().noneMatch(one -> one.session().equals(key)))
                    .toList();
        });
    }
}
