package io.roam.sync;

import io.roam.api.SessionKey;
import io.roam.api.SyncReport;
import io.roam.capture.CaptureContext;
import io.roam.capture.TitleCapture;
import io.roam.chain.ConversationId;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.place.PlacementRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Synchronizes an open home, as often as it is called. Used by one thread at a time. */
public final class SyncEngine implements AutoCloseable {
    private final HomeContext context;
    private final DirtyConversations dirty = new DirtyConversations();
    private final NewBranches branches;
    private final ScanCache scans = new ScanCache();
    private final PackingPhase packing;

    /** Synchronizes that home. */
    public SyncEngine(HomeContext context) {
        this.context = context;
        this.packing = new PackingPhase(context);
        this.branches = new NewBranches(context);
    }

    /** Scans the stores, and has the transports exchange what this device has now; {@link #finish} does the rest. */
    public StartedSync start(SyncMode mode, SyncMonitor monitor) {
        context.pool().refresh();
        if (mode == SyncMode.DRY_RUN) {
            dirty.addAll(); // it reports on all conversations
        } else {
            tidyPool();
            branches.begin();
        }
        SyncRun run = new SyncRun(context, dirty, branches, packing, mode, monitor);
        try {
            run.begin();
            return new StartedSync(run);
        } catch (RuntimeException | Error e) {
            run.close();
            throw e;
        } finally {
            saveIndex(mode);
        }
    }

    private void tidyPool() {
        context.pool().removeLeftovers();
        context.pool().dropPacked();
    }

    /**
     * Takes in what arrived, and places.
     *
     * @param requested what the user asks to be placed
     */
    public SyncReport finish(StartedSync started, SyncMode mode, List<PlacementRequest> requested) {
        context.pool().refresh();
        try {
            return started.run().finish(requested);
        } finally {
            saveIndex(mode);
        }
    }

    private void saveIndex(SyncMode mode) {
        if (mode == SyncMode.DRY_RUN) {
            dirty.addAll();
        } else {
            context.index().save();
        }
    }

    /**
     * Takes in what arrived, scans what changed, has the transports exchange it, and places; waits for nothing. The stores stay open until {@link #close}.
     *
     * @param changed the folders of stores in which something happened since the last call; empty: it may have happened anywhere
     */
    public SyncReport syncChanged(Optional<Set<Path>> changed, SyncMonitor monitor) {
        context.pool().refresh();
        tidyPool();
        branches.begin();
        try (SyncRun run = new SyncRun(context, dirty, branches, packing, SyncMode.IMMEDIATE, monitor)) {
            if (changed.isEmpty()) {
                scans.close();
            }
            return run.runChanged(scans, changed.orElse(Set.of()));
        } finally {
            context.index().save();
        }
    }

    /** Has the next run look at every conversation, as what the user decided may concern any. */
    public void placeAllNext() {
        dirty.addAll();
    }

    /** Puts a title of a conversation into the pool; returns false if its tool has no titles or no adapter. */
    public boolean rename(ConversationId id, String title) {
        releaseTitle(id);
        CaptureContext capture = context.captureContext(new WorkspaceContext(context), SyncMonitor.SILENT, false);
        return context.pool()
                .summary(id)
                .filter(summary -> context.adapters()
                        .find(summary.tool())
                        .filter(adapter -> new TitleCapture(capture, adapter).captureTitle(summary, title))
                        .isPresent())
                .isPresent();
    }

    /** Has the sessions of which the user undid a title get the next one. */
    private void releaseTitle(ConversationId id) {
        Checkpoints checkpoints = context.ledger().checkpoints();
        for (SessionKey key : checkpoints.sessions()) {
            Checkpoint known = checkpoints.require(key);
            if (known.stateHeld() && known.conversation().equals(id)) {
                checkpoints.record(key, known.released());
            }
        }
    }

    @Override
    public void close() {
        scans.close();
    }
}
