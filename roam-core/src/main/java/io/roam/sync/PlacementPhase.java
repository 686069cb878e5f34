package io.roam.sync;

import io.roam.api.CancelledException;
import io.roam.api.RoamClosedException;
import io.roam.api.SkipReason;
import io.roam.api.SyncProgress;
import io.roam.capture.AdapterGuard;
import io.roam.capture.CaptureContext;
import io.roam.capture.ScannedSession;
import io.roam.capture.StoreCapture;
import io.roam.chain.ConversationId;
import io.roam.history.ConversationSummary;
import io.roam.place.ConversationOrigin;
import io.roam.place.PlacedSession;
import io.roam.place.PlacementContext;
import io.roam.place.PlacementRequest;
import io.roam.place.PlacementResult;
import io.roam.place.SkippedConversation;
import io.roam.place.StorePlacer;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The last phase of a run: places what the pool has and the stores lack. */
final class PlacementPhase {
    private final HomeContext home;
    private final CaptureContext capture;
    private final PlacementContext placement;
    private final StoreScanner scanner;
    private final LocalSessions sessions;
    private final SyncReportBuilder report;

    PlacementPhase(
            HomeContext home,
            CaptureContext capture,
            PlacementContext placement,
            StoreScanner scanner,
            LocalSessions sessions,
            SyncReportBuilder report) {
        this.home = home;
        this.capture = capture;
        this.placement = placement;
        this.scanner = scanner;
        this.sessions = sessions;
        this.report = report;
    }

    /** Places the conversations that are due, the one with the latest message first; a monitor hears of each, and may end it. */
    void placeDue(Collection<ConversationId> due, SyncMonitor monitor) {
        List<ConversationSummary> all = due.stream()
                .flatMap(id -> home.pool().summary(id).stream())
                .sorted(Comparator.comparing(ConversationSummary::lastMessageTime)
                        .reversed())
                .toList();
        monitor.begin(SyncProgress.Stage.PLACING);
        try {
            for (int i = 0; i < all.size(); i++) {
                ConversationSummary summary = all.get(i);
                placeConversation(summary, PlacementRequest.sync(summary.id()));
                monitor.report(SyncProgress.placing(summary.tool(), summary.id().hex(), i + 1, all.size()));
            }
        } catch (CancelledException | RoamClosedException e) {
            finish(); // what was placed until then is known to the next run
            throw e;
        }
        finish();
    }

    /** Places conversations because the user asks for them. */
    void placeRequested(List<PlacementRequest> requests) {
        requests.forEach(request ->
                home.pool().summary(request.conversation()).ifPresent(summary -> placeConversation(summary, request)));
        finish();
    }

    private void placeConversation(ConversationSummary summary, PlacementRequest request) {
        if (capture.rules().isPrivateConversation(summary.id().hex())) {
            report.addSkipped(SkippedConversation.ofConversation(
                    summary.id(), SkipReason.PRIVATE, new Reason("ignored on this device", "")));
        } else if (isReadOnly(summary.tool())) {
            if (request.isExplicit()) {
                report.addSkipped(readOnly(summary));
            }
        } else {
            openUnused(summary.tool(), request);
            sessions.storeFor(summary, () -> profileOf(summary))
                    .ifPresentOrElse(store -> placeInto(store, request), () -> report.addSkipped(noStore(summary)));
        }
    }

    /** Opens the store that a tool will have here, if it has none yet, and its program is installed or the user asks. */
    private void openUnused(String tool, PlacementRequest request) {
        if (sessions.hasStore(tool) || sessions.isUnreadable(tool)) {
            return;
        }
        home.adapters()
                .find(tool)
                .ifPresent(adapter -> new AdapterGuard(adapter)
                        .call(() -> {
                            if (request.isExplicit() || adapter.isInstalled(home.machine())) {
                                adapter.locateUnused(home.machine())
                                        .filter(at -> !isKnown(at))
                                        .ifPresent(at -> sessions.add(scanner.scan(adapter, at)));
                            }
                        })
                        .ifPresent(failure -> {
                            sessions.addUnreadable(tool);
                            report.addFailure(failure.warning());
                        }));
    }

    /** Whether there were sessions in a store: then it is gone, and not unused. */
    private boolean isKnown(StoreLocation at) {
        return home.ledger().checkpoints().sessions().stream()
                .anyMatch(session -> session.store().equals(at.root().toString()));
    }

    private void placeInto(ScannedStore store, PlacementRequest request) {
        ConversationId id = request.conversation();
        PlacementResult result = new StorePlacer(placement, store.open(), session -> sessions.isTaken(store, session))
                .place(request, sessions.ofConversation(store, id), sessions.othersOf(store, id));
        sessions.addPlaced(result.placed());
        report.addPlacement(result);
    }

    private boolean isReadOnly(String tool) {
        return home.adapters().find(tool).filter(adapter -> !adapter.canPlace()).isPresent();
    }

    private static SkippedConversation readOnly(ConversationSummary summary) {
        return SkippedConversation.ofConversation(
                summary.id(),
                SkipReason.REFUSED,
                new Reason(
                        "conversations of " + summary.tool()
                                + " are read-only: roam saves them but does not add them to a tool",
                        Remedy.run(ActionKind.SHOW, summary.id().hex().substring(0, 8))));
    }

    private String profileOf(ConversationSummary summary) {
        return home.adapters()
                .find(summary.tool())
                .map(adapter -> ConversationOrigin.profile(home.pool().history(summary.id(), adapter.classRule())))
                .orElse("");
    }

    private SkippedConversation otherProfile(ConversationSummary summary) {
        String tool = summary.tool();
        String profile = profileOf(summary);
        return SkippedConversation.ofConversation(
                summary.id(),
                SkipReason.UNPLACED,
                new Reason(
                        "the conversation belongs to "
                                + (profile.isEmpty() ? "the default profile" : "the profile " + profile)
                                + " of " + tool + ", which is not on this device",
                        Remedy.run(RoamAction.of(ActionKind.CONFIGURE, tool + ".profiles", "<folder>=" + profile)
                                .typedAs(
                                        tool + ".profiles",
                                        "FOLDER=" + home.machine().os().quote(profile, "<name>")))));
    }

    private SkippedConversation noStore(ConversationSummary summary) {
        String tool = summary.tool();
        if (sessions.isUnreadable(tool)) {
            return SkippedConversation.ofConversation(
                    summary.id(),
                    SkipReason.UNREADABLE,
                    new Reason("cannot read the data of " + tool, Remedy.run(ActionKind.DOCTOR)));
        }
        if (sessions.hasStore(tool)) {
            return otherProfile(summary);
        }
        return SkippedConversation.ofConversation(
                summary.id(),
                SkipReason.NO_TOOL,
                home.adapters()
                        .find(tool)
                        .map(this::unusedReason)
                        .orElseGet(() -> new Reason("roam has no adapter for " + tool + " on this device", "")));
    }

    private Reason unusedReason(ToolAdapter adapter) {
        String tool = adapter.id();
        Remedy remedy =
                Remedy.of("start " + tool + " once and close it, then run: ").then(ActionKind.SYNC);
        if (home.ledger().checkpoints().sessions().stream()
                .anyMatch(session -> session.tool().equals(tool))) {
            return new Reason("the data folder of " + tool + " is gone", remedy);
        }
        return adapter.isInstalled(home.machine())
                ? new Reason(tool + " was never started on this device", remedy)
                : new Reason(tool + " is not installed on this device", "");
    }

    /** Scans the sessions that were placed, so that the index knows them as they are now. */
    private void finish() {
        if (!placement.dry()) {
            Map<String, Set<String>> ids = new HashMap<>();
            for (PlacedSession placed : sessions.placed()) {
                ids.computeIfAbsent(placed.key().store(), store -> new TreeSet<>())
                        .add(placed.key().id());
            }
            sessions.stores()
                    .forEach(store ->
                            rescanPlaced(store, ids.getOrDefault(store.open().name(), Set.of())));
        }
        home.ledger().flush();
        if (!placement.dry()) {
            home.index().save();
        }
    }

    private void rescanPlaced(ScannedStore store, Set<String> ids) {
        StoreCapture storeCapture = new StoreCapture(capture, store.open());
        List<ScannedSession> scanned = new ArrayList<>();
        AdapterGuard guard = new AdapterGuard(store.open().adapter());
        for (String id : ids) {
            guard.call(() -> store.open()
                            .store()
                            .session(id)
                            .map(storeCapture::capture)
                            .ifPresent(scanned::add))
                    .ifPresent(failure -> report.addFailure(failure.warningOn(id)));
        }
        sessions.replace(store, scanned);
    }
}
