package io.roam.operation;

import io.roam.api.SessionKey;
import io.roam.chain.ConversationId;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Tombstone;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts what the tools here have deleted or will soon delete, from names and times of sessions alone. */
public final class RetentionScan {
    private static final Duration NOTICE = Duration.ofDays(7);

    private final HomeContext context;
    private final Set<String> scannedStores = new HashSet<>();
    private final Set<SessionKey> here = new HashSet<>();
    private final Set<SessionKey> expiring = new HashSet<>();

    public RetentionScan(HomeContext context) {
        this.context = context;
        for (ToolAdapter adapter : context.adapters().all()) {
            try {
                adapter.locate(context.machine()).forEach(at -> scan(adapter, at));
            } catch (RoamException e) {
                // the next run reports it; none of its sessions counts as deleted
            }
        }
    }

    private void scan(ToolAdapter adapter, StoreLocation at) {
        String root = at.root().toString();
        try (HistoryStore store = adapter.open(at, context.machine())) {
            Optional<Instant> limit =
                    store.retention().map(kept -> now().minus(kept).plus(NOTICE));
            store.visitSessions(session -> {
                SessionKey key = new SessionKey(adapter.id(), root, session.id());
                here.add(key);
                limit.filter(session.modified()::isBefore).ifPresent(old -> expiring.add(key));
            });
        }
        scannedStores.add(adapter.id() + "\n" + root);
    }

    private Instant now() {
        return context.machine().clock().instant();
    }

    /** Counts the conversations that were in a tool here, and are in none any more. */
    int countOnlyHere() {
        return findOnlyHere().size();
    }

    /** Returns the conversations that were in a tool here, and are in none any more. */
    Set<ConversationId> findOnlyHere() {
        Set<ConversationId> present = conversationsOf(this::isHere);
        Set<ConversationId> was = conversationsOf(key -> true);
        return context.pool().conversations().stream()
                .filter(id -> !present.contains(id))
                .filter(id -> was.contains(id)
                        || !context.ledger().tombstones().ofConversation(id).isEmpty())
                .collect(Collectors.toSet());
    }

    /** Returns the conversations of which a tool here deleted a session for its age. */
    Set<ConversationId> findSwept() {
        return context.pool().conversations().stream()
                .filter(id -> context.ledger().tombstones().ofConversation(id).stream()
                        .anyMatch(Tombstone::alone))
                .collect(Collectors.toSet());
    }

    private boolean isHere(SessionKey key) {
        return here.contains(key) || !scannedStores.contains(key.tool() + "\n" + key.store());
    }

    /** Counts the conversations with a session that its tool deletes within a week if it is not continued. */
    int countSoonDeleted() {
        return conversationsOf(expiring::contains).size();
    }

    private Set<ConversationId> conversationsOf(Predicate<SessionKey> sessions) {
        return context.ledger().checkpoints().sessions().stream()
                .filter(sessions)
                .flatMap(key -> context.ledger().checkpoints().find(key).stream())
                .map(Checkpoint::conversation)
                .collect(Collectors.toSet());
    }
}
