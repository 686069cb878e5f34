package io.roam.sync;

import io.roam.capture.ScannedSession;
import io.roam.chain.ConversationId;
import io.roam.exchange.ExchangeResult;
import io.roam.place.PlacementRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Synchronizes, again and again, with the same parts. Used by one thread at a time. */
public final class SyncEngine implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final HomeContext context;
    private final Consumer<Duration> pause;
    private final DirtyConversations conversations = new DirtyConversations();
    private final ScanCache last = new ScanCache();

    /**
     * Makes one.
     *
     * @param pause lets that much time pass
     */
    public SyncEngine(HomeContext context, Consumer<Duration> pause) {
        this.context = context;
        this.pause = pause;
    }

    /**
     * Captures, exchanges, places.
     *
     * @param patient whether to wait a moment for words that are not settled yet
     * @param wanted a conversation that the user asks for
     */
    public Outcome run(
            boolean dry,
            boolean patient,
            Optional<ConversationId> wanted,
            PlacementRequest request,
            Consumer<String> progress) {
        context.pool().refresh();
        if (dry) {
            conversations.all(); // it tells of everything
        } else {
            context.pool().removeLeftovers();
        }
        try (SyncRun run = new SyncRun(context, conversations, dry, progress)) {
            List<ScannedSession> captured = new ArrayList<>();
            run.scanStores();
            add(run, captured);
            progress.accept("exchanging");
            ExchangeResult result = run.exchange();
            progress.accept("placing");
            run.placeDue();
            if (patient && !dry && run.isUnsettled()) {
                pause.accept(QUIET);
                run.clearLeft();
                run.scanStores();
                if (add(run, captured)) {
                    result = result.plus(run.exchange());
                }
                run.placeDue();
            }
            wanted.ifPresent(id -> run.placeRequested(id, request));
            return run.outcome(captured, result);
        } finally {
            context.index().save();
            if (dry) {
                conversations.all();
            }
        }
    }

    /**
     * Captures, exchanges, places; waits for nothing. The stores stay open until {@link #close}.
     *
     * @param changed the folders of stores in which something happened since this was called last; empty: it may have happened anywhere
     */
    public Outcome syncChanged(Optional<Set<Path>> changed, Consumer<String> progress) {
        context.pool().refresh();
        context.pool().removeLeftovers();
        try (SyncRun run = new SyncRun(context, conversations, false, progress)) {
            List<ScannedSession> captured = new ArrayList<>();
            if (changed.isEmpty()) {
                last.close();
            }
            run.rescanStores(last, changed.orElse(Set.of()));
            add(run, captured);
            ExchangeResult result = run.exchange();
            run.placeDue();
            Outcome outcome = run.outcome(captured, result);
            run.handOver(last);
            return outcome;
        } finally {
            context.index().save();
        }
    }

    /** Puts a title of a conversation into the pool. False if its tool takes none, or no adapter for it is installed. */
    public boolean rename(ConversationId id, String title) {
        try (SyncRun run = new SyncRun(context, conversations, false, text -> {})) {
            return run.rename(id, title);
        }
    }

    @Override
    public void close() {
        last.close();
    }

    private static boolean add(SyncRun run, List<ScannedSession> captured) {
        List<ScannedSession> news = run.visits().stream()
                .filter(session -> session.counts().records() > 0)
                .toList();
        captured.addAll(news);
        return !news.isEmpty();
    }
}
