package io.roam.sync;

import io.roam.api.SessionKey;
import io.roam.capture.CaptureContext;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.capture.StoreCapture;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Tombstone;
import io.roam.spi.Machine;
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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks through the stores of this machine and captures what is new. */
final class StoreScanner {
    private static final long MUCH = 16 << 20;

    private final CaptureContext on;
    private final Machine machine;
    private final Consumer<String> progress;

    StoreScanner(CaptureContext on, Machine machine, Consumer<String> progress) {
        this.on = on;
        this.machine = machine;
        this.progress = progress;
    }

    /** Looks through one store. */
    ScannedStore scan(ToolAdapter adapter, StoreLocation at) {
        HistoryStore store = adapter.open(at, machine);
        return scanSessions(adapter, at, store, store::visitSessions, Map.of());
    }

    /** Looks again into those folders of a store. */
    ScannedStore rescan(ScannedStore before, Set<Path> changed) {
        HistoryStore store = before.store();
        return scanSessions(
                before.adapter(),
                before.at(),
                store,
                visitor -> store.visitSessions(changed, visitor),
                before.standing());
    }

    private ScannedStore scanSessions(
            ToolAdapter adapter,
            StoreLocation at,
            HistoryStore store,
            Consumer<SessionVisitor> listing,
            Map<SessionInfo, ScannedSession> standing) {
        List<String> problems = new ArrayList<>();
        List<SessionInfo> sessions = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        boolean whole = list(listing, sessions, odd);
        removeLeftovers(store, problems);
        StoreCapture capture = new StoreCapture(on, new OpenStore(adapter, at, store));
        List<ScannedSession> scannedSessions = new ArrayList<>();
        List<SessionInfo> changed = new ArrayList<>();
        for (SessionInfo session : sessions) {
            Optional.ofNullable(standing.get(session))
                    .or(() -> capture.unchanged(session))
                    .ifPresentOrElse(scannedSessions::add, () -> changed.add(session));
        }
        changed.sort(Comparator.comparing(SessionInfo::modified).reversed());
        scannedSessions.addAll(readChanged(adapter, at, capture, changed, problems));
        if (whole && !on.dry()) {
            recordMissing(capture, store, sessions);
        }
        return new ScannedStore(adapter, at, store, scannedSessions, odd, problems);
    }

    private void removeLeftovers(HistoryStore store, List<String> problems) {
        if (!on.dry()) {
            try {
                store.removeLeftovers();
            } catch (RoamException e) { // it is tried again at every run
                problems.add(e.getMessage());
            }
        }
    }

    /** Lists the sessions; false if some of them may be out of sight. */
    private static boolean list(Consumer<SessionVisitor> listing, List<SessionInfo> sessions, List<String> odd) {
        boolean[] whole = {true};
        listing.accept(new SessionVisitor() {
            @Override
            public void session(SessionInfo session) {
                sessions.add(session);
            }

            @Override
            public void unexpected(Path file, String why) {
                odd.add(file + ": " + why);
                whole[0] &= Files.isReadable(file) && !Files.isDirectory(file);
            }
        });
        return whole[0];
    }

    private List<ScannedSession> readChanged(
            ToolAdapter adapter,
            StoreLocation at,
            StoreCapture capture,
            List<SessionInfo> changed,
            List<String> problems) {
        ConcurrentLinkedQueue<SessionInfo> queue = new ConcurrentLinkedQueue<>(changed);
        SessionReadQueue sessionReadQueue = new SessionReadQueue(queue, changed.size(), progress);
        boolean much = changed.size() > 1
                && changed.stream().mapToLong(SessionInfo::size).sum() > MUCH;
        if (much) {
            BackgroundTask second = BackgroundTask.start(() -> readInSecondThread(adapter, at, sessionReadQueue));
            sessionReadQueue.drain(adapter, capture);
            second.end();
        } else {
            sessionReadQueue.drain(adapter, capture);
        }
        problems.addAll(sessionReadQueue.problems());
        return sessionReadQueue.visits();
    }

    private void readInSecondThread(ToolAdapter adapter, StoreLocation at, SessionReadQueue sessionReadQueue) {
        try (HistoryStore store = adapter.open(at, machine)) {
            sessionReadQueue.drain(adapter, new StoreCapture(on, new OpenStore(adapter, at, store)));
        } catch (RoamException e) { // the first thread reads them all
            sessionReadQueue.problem(e.getMessage());
        } catch (RuntimeException e) {
            sessionReadQueue.problem("the adapter " + adapter.getClass().getName() + " failed: " + e);
        }
    }

    private void recordMissing(StoreCapture capture, HistoryStore store, List<SessionInfo> sessions) {
        Set<String> here = sessions.stream().map(SessionInfo::id).collect(Collectors.toSet());
        for (SessionKey key : capture.missing(here)) {
            Checkpoint checkpoint = on.ledger().checkpoints().require(key);
            on.ledger()
                    .tombstones()
                    .add(new Tombstone(
                            key.tool(), checkpoint.conversation(), checkpoint.chain(), isRetired(store, key)));
            on.ledger().checkpoints().remove(key);
            on.index().remove(key);
        }
    }

    /** Whether the tool itself deletes sessions that are as old as this one was. */
    private boolean isRetired(HistoryStore store, SessionKey key) {
        Instant lastWord = on.index()
                .find(key)
                .flatMap(entry -> entry.state().facts().lastMessageTime())
                .orElse(Instant.MAX);
        Duration limit = store.retention().orElse(Duration.ZERO);
        return !limit.isZero() && lastWord.isBefore(machine.clock().instant().minus(limit));
    }
}
