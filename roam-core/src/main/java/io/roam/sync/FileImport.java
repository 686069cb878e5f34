package io.roam.sync;

import io.roam.capture.CaptureContext;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.capture.StoreCapture;
import io.roam.chain.ConversationId;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Captures what stands in a file that the user brings along. The file is no session of a tool here: nothing remembers it. */
public final class FileImport {
    private final HomeContext homeContext;

    /** Into the pool of those parts. */
    public FileImport(HomeContext homeContext) {
        this.homeContext = homeContext;
    }

    /** The conversations that stand in the file, captured; empty if no adapter knows what it is. */
    public Optional<List<ConversationId>> of(Path file) {
        Machine machine = homeContext.machine();
        for (ToolAdapter adapter : homeContext.adapters().all()) {
            Optional<StoreLocation> at = adapter.importLocation(file, machine);
            if (at.isPresent()) {
                try (HistoryStore store = adapter.open(at.get(), machine)) {
                    return Optional.of(read(adapter, at.get(), store));
                }
            }
        }
        return Optional.empty();
    }

    private List<ConversationId> read(ToolAdapter adapter, StoreLocation at, HistoryStore store) {
        CaptureContext context = Captures.of(homeContext, new WorkspaceContext(homeContext), false);
        StoreCapture sessions = new StoreCapture(context, new OpenStore(adapter, at, store));
        List<SessionInfo> all = new ArrayList<>();
        store.visitSessions(all::add);
        List<ConversationId> found = new ArrayList<>();
        for (SessionInfo session : all) {
            ScannedSession scannedSession = sessions.capture(session);
            scannedSession.state().conversation().ifPresent(found::add);
            homeContext.ledger().checkpoints().remove(scannedSession.key());
            homeContext.index().remove(scannedSession.key());
        }
        return found;
    }
}
