package io.roam.sync;

import io.roam.api.SessionKey;
import io.roam.capture.AdapterFailure;
import io.roam.capture.AdapterGuard;
import io.roam.capture.CaptureContext;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.capture.StoreCapture;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Tombstone;
import io.roam.spi.Machine;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Scans the stores of this machine and captures what is new in them. */
final class StoreScanner {
    private static final long TWO_THREADS_FROM_BYTES = 16 << 20;

    private final CaptureContext context;
    private final Machine machine;
    private final SyncMonitor monitor;

    StoreScanner(CaptureContext context, Machine machine, SyncMonitor monitor) {
        this.context = context;
        this.machine = machine;
        this.monitor = monitor;
    }

    /** Opens a store and scans it. */
    ScannedStore scan(ToolAdapter adapter, StoreLocation at) {
        OpenStore store = OpenStore.open(adapter, at, machine);
        return scanSessions(store, store.store()::visitSessions, Map.of());
    }

    /** Scans an open store again: only those of its folders that changed. */
    ScannedStore rescan(ScannedStore before, Set<Path> changed) {
        OpenStore store = before.open();
        return scanSessions(store, visitor -> store.store().visitSessions(changed, visitor), before.reusableSessions());
    }

    private ScannedStore scanSessions(
            OpenStore store, Consumer<SessionVisitor> listing, Map<SessionInfo, ScannedSession> finished) {
        SessionListing listed = SessionListing.of(listing);
        List<Reason.Coded> problems = new ArrayList<>(Reason.Coded.all("session-unreadable", listed.unreadable()));
        removeLeftovers(store.store(), problems);
        StoreCapture capture = new StoreCapture(context, store);
        List<ScannedSession> scanned = new ArrayList<>();
        List<SessionInfo> changed = new ArrayList<>();
        for (SessionInfo session : listed.sessions()) {
            Optional.ofNullable(finished.get(session))
                    .or(() -> capture.unchanged(session))
                    .ifPresentOrElse(scanned::add, () -> changed.add(session));
        }
        changed.sort(Comparator.comparing(SessionInfo::modified).reversed());
        SessionReadQueue read = readChanged(store, capture, changed);
        scanned.addAll(read.sessions());
        problems.addAll(read.problems());
        List<ScannedSession> copies = readCopies(store.adapter(), capture, listed.copies(), problems);
        Set<SessionKey> missing = listed.complete() ? capture.missing(listed.ids()) : Set.of();
        if (!context.dry()) {
            recordMissing(store.store(), missing);
        }
        return new ScannedStore(store, scanned, copies, missing, listed.unexpected(), problems);
    }

    /** Captures what only copies of sessions have; after the sessions, so that what these have is known. */
    private List<ScannedSession> readCopies(
            ToolAdapter adapter, StoreCapture capture, List<SessionInfo> copies, List<Reason.Coded> problems) {
        List<ScannedSession> unchanged = new ArrayList<>();
        List<SessionInfo> changed = new ArrayList<>();
        copies.forEach(copy -> capture.unchanged(copy).ifPresentOrElse(unchanged::add, () -> changed.add(copy)));
        SessionReadQueue queue = new SessionReadQueue(changed, monitor);
        queue.drain(adapter, capture);
        problems.addAll(queue.problems());
        unchanged.addAll(queue.sessions());
        return unchanged;
    }

    private void removeLeftovers(HistoryStore store, List<Reason.Coded> problems) {
        if (!context.dry()) {
            try {
                store.removeLeftovers();
            } catch (RoamException e) { // it is tried again at every run
                problems.add(Reason.Coded.of(e));
            }
        }
    }

    private SessionReadQueue readChanged(OpenStore store, StoreCapture capture, List<SessionInfo> changed) {
        SessionReadQueue queue = new SessionReadQueue(changed, monitor);
        if (changed.size() > 1 && changed.stream().mapToLong(SessionInfo::size).sum() > TWO_THREADS_FROM_BYTES) {
            BackgroundTask second = BackgroundTask.start(() -> readInSecondThread(store, queue));
            queue.drain(store.adapter(), capture);
            second.join();
        } else {
            queue.drain(store.adapter(), capture);
        }
        return queue;
    }

    private void readInSecondThread(OpenStore first, SessionReadQueue queue) {
        new AdapterGuard(first.adapter())
                .call(() -> {
                    try (OpenStore store = OpenStore.open(first.adapter(), first.at(), machine)) {
                        queue.drain(store.adapter(), new StoreCapture(context, store));
                    }
                })
                .map(AdapterFailure::warning)
                .ifPresent(queue::addProblem); // the first thread reads them all
    }

    private void recordMissing(HistoryStore store, Set<SessionKey> missing) {
        for (SessionKey key : missing) {
            Checkpoint checkpoint = context.ledger().checkpoints().require(key);
            context.ledger()
                    .tombstones()
                    .add(new Tombstone(
                            key.tool(), checkpoint.conversation(), checkpoint.chain(), isRetired(store, key), false));
            context.ledger().checkpoints().remove(key);
            context.index().remove(key);
        }
    }

    /** Whether the tool itself deletes sessions that are as old as this one was. */
    private boolean isRetired(HistoryStore store, SessionKey key) {
        if (store.deletesEarly()) {
            return true;
        }
        Instant lastMessage = context.index()
                .find(key)
                .flatMap(entry -> entry.state().facts().lastMessageTime())
                .orElse(Instant.MAX);
        Duration limit = store.retention().orElse(Duration.ZERO);
        return !limit.isZero() && lastMessage.isBefore(machine.clock().instant().minus(limit));
    }

    /**
     * What a store listed.
     *
     * @param copies copies of sessions, made by other programs
     * @param unexpected files that the adapter did not expect, a sentence each
     * @param unreadable what could not be read, a sentence each
     * @param complete whether no session can be hidden behind any of these
     */
    private record SessionListing(
            List<SessionInfo> sessions,
            List<SessionInfo> copies,
            List<String> unexpected,
            List<String> unreadable,
            boolean complete) {
        static SessionListing of(Consumer<SessionVisitor> listing) {
            List<SessionInfo> sessions = new ArrayList<>();
            List<SessionInfo> copies = new ArrayList<>();
            List<String> unexpected = new ArrayList<>();
            List<String> unreadable = new ArrayList<>();
            boolean[] complete = {true};
            listing.accept(new SessionVisitor() {
                @Override
                public void session(SessionInfo session) {
                    sessions.add(session);
                }

                @Override
                public void copy(Path file, SessionInfo copy) {
                    copies.add(copy);
                }

                @Override
                public void unexpected(Path file, String why) {
                    unexpected.add(Reason.plain(file + ": " + why));
                    complete[0] &= Files.isSymbolicLink(file) || (Files.isReadable(file) && !Files.isDirectory(file));
                }

                @Override
                public void unreadable(Path file, String why) {
                    unreadable.add(Reason.plain("cannot read " + file + ": " + why) + "; hint: " + remedyOf(file));
                    complete[0] = false;
                }
            });
            return new SessionListing(sessions, copies, unexpected, unreadable, complete[0]);
        }

        private static String remedyOf(Path file) {
            return Files.isSymbolicLink(file)
                    ? "restore what the link leads to, or put it in the link's place"
                    : "check the owner and permissions";
        }

        Set<String> ids() {
            return sessions.stream().map(SessionInfo::id).collect(Collectors.toSet());
        }
    }
}
