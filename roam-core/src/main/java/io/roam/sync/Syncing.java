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
public final class Syncing implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Parts parts;
    private final Consumer<Duration> pause;
    private final Evaluated evaluated = new Evaluated();
    private final LastLook last = new LastLook();

    /**
     * Makes one.
     *
     * @param pause lets that much time pass
     */
    public Syncing(Parts parts, Consumer<Duration> pause) {
        this.parts = parts;
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
        parts.pool().refresh();
        if (dry) {
            evaluated.all(); // it tells of everything
        } else {
            parts.pool().removeLeftovers();
        }
        try (Synchronization run = new Synchronization(parts, evaluated, dry, progress)) {
            List<ScannedSession> captured = new ArrayList<>();
            run.capture();
            add(run, captured);
            progress.accept("exchanging");
            ExchangeResult result = run.exchange();
            progress.accept("placing");
            run.place();
            if (patient && !dry && run.isUnsettled()) {
                pause.accept(QUIET);
                run.clearLeft();
                run.capture();
                if (add(run, captured)) {
                    result = result.plus(run.exchange());
                }
                run.place();
            }
            wanted.ifPresent(id -> run.place(id, request));
            return run.outcome(captured, result);
        } finally {
            parts.index().save();
            if (dry) {
                evaluated.all();
            }
        }
    }

    /**
     * Captures, exchanges, places; waits for nothing. The stores stay open until {@link #close}.
     *
     * @param changed the folders of stores in which something happened since this was called last; empty: it may have happened anywhere
     */
    public Outcome glance(Optional<Set<Path>> changed, Consumer<String> progress) {
        parts.pool().refresh();
        parts.pool().removeLeftovers();
        try (Synchronization run = new Synchronization(parts, evaluated, false, progress)) {
            List<ScannedSession> captured = new ArrayList<>();
            if (changed.isEmpty()) {
                last.close();
            }
            run.capture(last, changed.orElse(Set.of()));
            add(run, captured);
            ExchangeResult result = run.exchange();
            run.place();
            Outcome outcome = run.outcome(captured, result);
            run.leaveTo(last);
            return outcome;
        } finally {
            parts.index().save();
        }
    }

    /** Puts a title of a conversation into the pool. False if its tool takes none, or no adapter for it is installed. */
    public boolean rename(ConversationId id, String title) {
        try (Synchronization run = new Synchronization(parts, evaluated, false, text -> {})) {
            return run.rename(id, title);
        }
    }

    @Override
    public void close() {
        last.close();
    }

    private static boolean add(Synchronization run, List<ScannedSession> captured) {
        List<ScannedSession> news = run.visits().stream()
                .filter(session -> session.counts().records() > 0)
                .toList();
        captured.addAll(news);
        return !news.isEmpty();
    }
}
