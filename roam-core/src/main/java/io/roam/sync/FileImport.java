package io.roam.sync;

import io.roam.capture.AdapterGuard;
import io.roam.capture.CaptureContext;
import io.roam.capture.IncompleteSessionException;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.capture.StoreCapture;
import io.roam.chain.ConversationId;
import io.roam.spi.Reason;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Captures the conversations in a file or folder that the user names. It is no session of a tool here, so neither ledger nor index keeps it. */
public final class FileImport {
    private final HomeContext context;
    private final SyncMonitor monitor;

    /** Imports into the pool of that home. */
    public FileImport(HomeContext context, SyncMonitor monitor) {
        this.context = context;
        this.monitor = monitor;
    }

    /**
     * What was imported.
     *
     * @param conversations those in the file, also if all of them was known
     * @param withoutFolder those of which something was captured, and whose records name no folder
     * @param failures what cannot be read, a sentence each
     */
    public record Imported(
            List<ConversationId> conversations, List<ConversationId> withoutFolder, List<String> failures) {}

    /** Captures what is in the file or folder; empty if no adapter can read it. */
    public Optional<Imported> importFile(Path file) {
        for (ToolAdapter adapter : context.adapters().all()) {
            Optional<StoreLocation> at = adapter.importLocation(file, context.machine());
            if (at.isPresent()) {
                try (OpenStore store = OpenStore.open(adapter, at.get(), context.machine())) {
                    return Optional.of(captureAll(store));
                }
            }
        }
        return Optional.empty();
    }

    private Imported captureAll(OpenStore store) {
        CaptureContext captureContext = context.captureContext(WorkspaceContext.ofImport(context), monitor, false);
        StoreCapture capture = new StoreCapture(captureContext, store);
        Listing listing = new Listing(new ArrayList<>(), new ArrayList<>());
        store.store().visitSessions(listing);
        Imported imported = new Imported(new ArrayList<>(), new ArrayList<>(), listing.failures());
        AdapterGuard guard = new AdapterGuard(store.adapter());
        for (SessionInfo session : listing.sessions()) {
            monitor.check();
            guard.call(() -> captureOne(capture, session, imported))
                    .map(failure -> failure.sentenceOn(session.id()))
                    .ifPresent(listing.failures()::add);
            listing.failures().addAll(capture.takeDamages());
        }
        new PackingPhase(context).packOwn(imported.conversations());
        return imported;
    }

    private void captureOne(StoreCapture capture, SessionInfo session, Imported imported) {
        ScannedSession scanned = capture.capture(session);
        if (scanned.state().flags().unsettled()
                && scanned.state().conversation().isEmpty()) {
            context.index().remove(scanned.key());
            throw new IncompleteSessionException(session.id());
        }
        scanned.state().conversation().ifPresent(id -> {
            imported.conversations().add(id);
            boolean captured = scanned.counts().batches() > 0;
            if (captured && scanned.state().facts().folders().isEmpty()) {
                imported.withoutFolder().add(id);
            }
        });
        if (!session.isCopy()) {
            context.ledger().checkpoints().remove(scanned.key());
        }
        context.index().remove(scanned.key());
    }

    /** What the file holds, and what of it cannot be read. */
    private record Listing(List<SessionInfo> sessions, List<String> failures) implements SessionVisitor {
        @Override
        public void session(SessionInfo session) {
            sessions.add(session);
        }

        @Override
        public void unexpected(Path file, String why) {
            // what is none of the tool's is not imported
        }

        @Override
        public void unreadable(Path file, String why) {
            failures.add(Reason.plain("cannot read " + file + ": " + why));
        }
    }
}
