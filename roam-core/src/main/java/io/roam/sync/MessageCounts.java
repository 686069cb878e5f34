package io.roam.sync;

import io.roam.capture.AdapterFailure;
import io.roam.capture.AdapterGuard;
import io.roam.capture.ScannedSession;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.history.HistoryNode;
import io.roam.place.PlacedSession;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.SpokenMessages;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts the messages of the user and the model in what a run captured or placed. Only of the first few sessions, as it reads their records. */
final class MessageCounts {
    private static final int MAX_SESSIONS = 20;
    private static final long MAX_EVENTS = 5_000;

    private final HomeContext home;
    private int counted;

    MessageCounts(HomeContext home) {
        this.home = home;
    }

    /** Returns the number of captured messages; 0 if it is not counted. */
    long count(ScannedSession session) {
        return session.state()
                .conversation()
                .map(id -> count(
                        session.key().tool(),
                        id,
                        session.state().chain(),
                        session.counts().events()))
                .orElse(0L);
    }

    /** Returns the number of placed messages; 0 if it is not counted. */
    long count(PlacedSession session) {
        return count(session.key().tool(), session.conversation(), session.head(), session.events());
    }

    private long count(String tool, ConversationId conversation, ChainValue to, long events) {
        if (events == 0 || events > MAX_EVENTS || counted == MAX_SESSIONS) {
            return 0;
        }
        counted++;
        return home.adapters()
                .find(tool)
                .map(adapter -> countGuarded(adapter, conversation, to, events))
                .orElse(0L);
    }

    private long countGuarded(ToolAdapter adapter, ConversationId conversation, ChainValue to, long events) {
        AtomicLong messages = new AtomicLong();
        Optional<AdapterFailure> failure = new AdapterGuard(adapter)
                .call(() -> home.pool()
                        .history(conversation, adapter.classRule())
                        .findNode(to.value())
                        .ifPresent(node -> messages.set(countBefore(adapter, node, events))));
        return failure.isPresent() ? 0 : messages.get();
    }

    private long countBefore(ToolAdapter adapter, HistoryNode to, long events) {
        @Nullable HistoryNode from = to;
        for (long i = 0; i < events && from != null; i++) {
            from = from.parent();
        }
        if (from == null) {
            return 0;
        }
        RecordSource records = new BranchRecords(home.pool()).mainTrack(from, to);
        return SpokenMessages.of(adapter.transcript(records)).messages();
    }
}
