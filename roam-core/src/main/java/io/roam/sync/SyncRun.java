package io.roam.sync;

import io.roam.api.SyncReport;
import io.roam.capture.AdapterFailure;
import io.roam.capture.AdapterGuard;
import io.roam.capture.CaptureContext;
import io.roam.capture.ScannedSession;
import io.roam.chain.ConversationId;
import io.roam.exchange.ExchangeResult;
import io.roam.place.PlacementContext;
import io.roam.place.PlacementRequest;
import io.roam.place.RunStamp;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One synchronization: scans the stores, exchanges batches with other devices, places what is new. */
final class SyncRun implements AutoCloseable {
    private final HomeContext home;
    private final DirtyConversations dirty;
    private final NewBranches branches;
    private final PackingPhase packing;
    private final SyncMode mode;
    private final SyncMonitor monitor;
    private final RunStamp stamp;
    private final CaptureContext capture;
    private final StoreScanner scanner;
    private final LocalSessions sessions;
    private final PlacementPhase placement;
    private final SyncReportBuilder report;

    SyncRun(
            HomeContext home,
            DirtyConversations dirty,
            NewBranches branches,
            PackingPhase packing,
            SyncMode mode,
            SyncMonitor monitor) {
        this.home = home;
        this.dirty = dirty;
        this.branches = branches;
        this.packing = packing;
        this.mode = mode;
        this.monitor = monitor;
        this.report = new SyncReportBuilder(home);
        this.stamp = new RunStamp(
                home.ledger().runs().nextRun(), home.machine().clock().instant());
        WorkspaceContext workspaces = new WorkspaceContext(home);
        this.capture = home.captureContext(workspaces, monitor, isDry());
        this.scanner = new StoreScanner(capture, home.machine(), monitor);
        this.sessions = new LocalSessions(home.ledger().checkpoints());
        PlacementContext context = new PlacementContext(
                home.pool(), home.ledger(), stamp, workspaces::folders, home.deviceNames(), isDry());
        this.placement = new PlacementPhase(home, capture, context, scanner, sessions, report);
    }

    /** Takes in what arrived, scans, and has the transports exchange what this device has now. */
    void begin() {
        receiveBefore();
        scanStores();
        packGuarded(() -> {
            packing.packOwn();
            packing.packForeign();
        });
        offerBatches();
    }

    /**
     * Takes in what arrived since {@link #begin}, and places.
     *
     * @param requested what the user asks to be placed
     */
    SyncReport finish(List<PlacementRequest> requested) {
        receiveBatches();
        placeDue();
        placeRequested(requested);
        addRemainingProblems();
        return report.build(sessions.all());
    }

    /** Returns what was captured so far. */
    SyncReport reportCaptured() {
        return report.build(sessions.all());
    }

    /** Takes in what arrived, scans again where something changed, places; the stores stay open in the cache. */
    SyncReport runChanged(ScanCache cache, Set<Path> changed) {
        receiveBefore();
        packGuarded(() -> {
            packing.packQuiet();
            packing.packForeign();
        });
        rescanStores(cache, changed);
        packGuarded(packing::packExcess);
        offerBatches();
        placeDue();
        addRemainingProblems();
        SyncReport done = report.build(sessions.all());
        sessions.moveStoresTo(cache);
        return done;
    }

    private boolean isDry() {
        return mode == SyncMode.DRY_RUN;
    }

    private void scanStores() {
        scanWith((adapter, at) -> Optional.empty(), Set.of());
    }

    private void rescanStores(ScanCache cache, Set<Path> changed) {
        scanWith(cache::take, changed);
    }

    private void scanWith(BiFunction<ToolAdapter, StoreLocation, Optional<ScannedStore>> earlier, Set<Path> changed) {
        home.closure().requireOpen();
        sessions.clear();
        for (ToolAdapter adapter : home.adapters().all()) {
            new AdapterGuard(adapter)
                    .call(() -> scanTool(adapter, earlier, changed))
                    .map(AdapterFailure::warning)
                    .ifPresent(failure -> addUnreadable(adapter.id(), failure));
        }
        new UnreachableStores(home.ledger().checkpoints(), home.machine().home().getFileSystem())
                .find(sessions.stores().stream()
                        .map(store -> store.open().at().root())
                        .toList())
                .forEach((root, tool) -> addUnreadable(
                        tool, Reason.Coded.of("tool-unreadable", UnreachableStores.sentence(root, tool))));
        if (!isDry()) { // before anything arrives that was never here
            new RebuiltLedger(home, sessions).addTombstones();
        }
        home.ledger().flush();
        sessions.stores().forEach(store -> report.addFailures(store.problems()));
        report.addFailures(
                Reason.Coded.all("ignore-file-unreadable", capture.rules().failures()));
        report.addNotes(Reason.Coded.all("ignore-file-invalid", capture.rules().complaints()));
        List<ScannedSession> all = sessions.all();
        dirty.addScanned(all);
        report.addCaptured(all);
        report.addCaptured(sessions.copies());
    }

    private void addUnreadable(String tool, Reason.Coded failure) {
        sessions.addUnreadable(tool);
        report.addFailure(failure);
    }

    private void scanTool(
            ToolAdapter adapter,
            BiFunction<ToolAdapter, StoreLocation, Optional<ScannedStore>> earlier,
            Set<Path> changed) {
        monitor.beginScanning(adapter.id());
        for (StoreLocation at : adapter.locate(home.machine())) {
            sessions.add(earlier.apply(adapter, at)
                    .map(before -> scanner.rescan(before, changed))
                    .orElseGet(() -> scanner.scan(adapter, at)));
        }
    }

    /** After the ledger was rebuilt, what was here before must be told from what arrives. */
    private void receiveBefore() {
        if (!home.ledger().owner().isRebuilt()) {
            receiveBatches();
        }
    }

    private void receiveBatches() {
        home.closure().requireOpen();
        monitor.beginReceiving();
        exchangeGuarded(() -> {
            ExchangeResult result = home.exchange().receive();
            new ArrivalRecorder(home.ledger().runs(), stamp).record(result.accepted());
            report.addExchange(result);
        });
        if (!isDry()) {
            home.closure().requireOpen(); // this device's own card may have come back from another one
            packGuarded(() -> home.pool().dropPacked()); // a pack that came may hold what is here singly
        }
    }

    private void offerBatches() {
        exchangeGuarded(() ->
                report.addFailures(home.exchange().offer(privateConversations().negate())));
    }

    /** What cannot be packed stays in files of its own, and is exchanged all the same. */
    private void packGuarded(Runnable work) {
        if (isDry()) {
            return;
        }
        try {
            work.run();
        } catch (RoamException e) {
            report.addFailure(Reason.Coded.of(e));
        }
    }

    /** What cannot be exchanged is a failure in the report, and ends neither capturing nor placing. */
    private void exchangeGuarded(Runnable work) {
        if (isDry()) {
            return;
        }
        try {
            work.run();
        } catch (RoamException e) {
            report.addFailure(Reason.Coded.of(e));
        }
    }

    /** Conversations that are private here now, although batches of them may have come into the pool before they were. */
    private Predicate<ConversationId> privateConversations() {
        Set<ConversationId> ids = new HashSet<>();
        Stream.concat(sessions.all().stream(), sessions.copies().stream())
                .filter(session -> session.state().flags().isPrivate())
                .forEach(session -> sessions.conversationOf(session).ifPresent(ids::add));
        return id -> ids.contains(id) || capture.rules().isPrivateConversation(id.hex());
    }

    private void placeDue() {
        Set<ConversationId> due = dirty.takeDue(home.pool());
        placement.placeDue(due, monitor);
        if (!isDry()) {
            report.addBranched(branches.take(due));
        }
        dirty.addSkipped(report.skipped());
    }

    private void placeRequested(List<PlacementRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        requests.forEach(request -> report.clearSkipped(request.conversation()));
        placement.placeRequested(requests);
        dirty.addSkipped(report.skipped());
    }

    private void addRemainingProblems() {
        report.addFailures(Reason.Coded.all("archive-damaged", home.pool().drainProblems()));
        report.addNotes(Reason.Coded.all("archive-file", home.pool().drainNotes()));
        report.addNotes(Reason.Coded.all("duplicate-device", home.sequences().duplicates()));
        if (isDry()) {
            sessions.stores().forEach(store -> report.addNotes(Reason.Coded.all("files-skipped", store.unexpected())));
            reportEmptySessions();
        }
    }

    private void reportEmptySessions() {
        sessions.all().stream()
                .filter(session -> session.state().conversation().isEmpty()
                        && !session.state().flags().isPrivate())
                .forEach(session -> report.addNote(Reason.Coded.of(
                        "session-empty",
                        session.key().tool() + " session " + session.key().id() + " has no messages yet")));
    }

    @Override
    public void close() {
        sessions.clear();
    }
}
