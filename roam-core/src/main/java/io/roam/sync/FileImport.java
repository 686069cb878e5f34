package io.roam.sync;

import io.roam.capture.CaptureContext;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.capture.StoreCapture;
import io.roam.chain.ConversationId;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Captures the conversations in a file that the user names. The file is no session of a tool here, so neither ledger nor index keeps it. */
public final class FileImport {
    private final HomeContext context;

    /** Imports into the pool of that home. */
    public FileImport(HomeContext context) {
        this.context = context;
    }

    /** Captures the file, and returns the conversations in it; empty if no adapter can read it. */
    public Optional<List<ConversationId>> importFile(Path file) {
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

    private List<ConversationId> captureAll(OpenStore store) {
        CaptureContext captureContext = context.captureContext(new WorkspaceContext(context), false);
        StoreCapture capture = new StoreCapture(captureContext, store);
        List<SessionInfo> sessions = new ArrayList<>();
        store.store().visitSessions(sessions::add);
        List<ConversationId> found = new ArrayList<>();
        for (SessionInfo session : sessions) {
            ScannedSession scanned = capture.capture(session);
            scanned.state().conversation().ifPresent(found::add);
            context.ledger().checkpoints().remove(scanned.key());
            context.index().remove(scanned.key());
        }
        new PackingPhase(context).packOwn(found);
        return found;
    }
}
