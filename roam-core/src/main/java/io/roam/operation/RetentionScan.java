package io.roam.operation;

import io.roam.api.SessionKey;
import io.roam.chain.ConversationId;
import io.roam.ledger.Checkpoint;
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

/** Finds what the tools here do not keep any more, or not for long, by looking at names and times alone. */
public final class RetentionScan {
    private static final Duration SOON = Duration.ofDays(7);

    private final HomeContext context;
    private final Set<String> looked = new HashSet<>();
    private final Set<SessionKey> here = new HashSet<>();
    private final Set<SessionKey> leaving = new HashSet<>();

    public RetentionScan(HomeContext context) {
        this.context = context;
        for (ToolAdapter adapter : context.adapters().all()) {
            try {
                adapter.locate(context.machine()).forEach(at -> look(adapter, at));
            } catch (RoamException e) {
                // the run that reads it tells it; nothing of it counts as gone
            }
        }
    }

    private void look(ToolAdapter adapter, StoreLocation at) {
        String root = at.root().toString();
        try (HistoryStore store = adapter.open(at, context.machine())) {
            Optional<Instant> limit =
                    store.retention().map(kept -> now().minus(kept).plus(SOON));
            store.visitSessions(session -> {
                SessionKey key = new SessionKey(adapter.id(), root, session.id());
                here.add(key);
                limit.filter(session.modified()::isBefore).ifPresent(old -> leaving.add(key));
            });
        }
        looked.add(adapter.id() + "\n" + root);
    }

    private Instant now() {
        return context.machine().clock().instant();
    }

    /** How many conversations were in a tool here, and are in none any more. */
    public int onlyHeld() {
        Set<ConversationId> present = conversations(this::isHere);
        Set<ConversationId> was = conversations(key -> true);
        return (int) context.pool().conversations().stream()
                .filter(id -> !present.contains(id))
                .filter(id -> was.contains(id)
                        || !context.ledger().tombstones().ofConversation(id).isEmpty())
                .count();
    }

    private boolean isHere(SessionKey key) {
        return here.contains(key) || !looked.contains(key.tool() + "\n" + key.store());
    }

    /** How many conversations have a session that its tool deletes within a week if nothing is said in it. */
    public int soonDeleted() {
        return conversations(leaving::contains).size();
    }

    private Set<ConversationId> conversations(Predicate<SessionKey> sessions) {
        return context.ledger().checkpoints().sessions().stream()
                .filter(sessions)
                .flatMap(key -> context.ledger().checkpoints().find(key).stream())
                .map(Checkpoint::conversation)
                .collect(Collectors.toSet());
    }
}
