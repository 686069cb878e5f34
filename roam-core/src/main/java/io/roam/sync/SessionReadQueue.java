package io.roam.sync;

import io.roam.api.SyncProgress;
import io.roam.capture.AdapterGuard;
import io.roam.capture.ScannedSession;
import io.roam.capture.StoreCapture;
import io.roam.chain.ConversationId;
import io.roam.spi.Reason;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sessions that one or two threads read. A session that cannot be read is a problem, and the others are read. */
final class SessionReadQueue {
    private final Queue<SessionInfo> queue;
    private final int size;
    private final long totalBytes;
    private final SyncMonitor monitor;
    private final List<ScannedSession> sessions = new ArrayList<>();
    private final List<Reason.Coded> problems = new ArrayList<>();
    private long bytes;

    SessionReadQueue(List<SessionInfo> sessions, SyncMonitor monitor) {
        this.queue = new ConcurrentLinkedQueue<>(sessions);
        this.size = sessions.size();
        this.totalBytes = sessions.stream().mapToLong(SessionInfo::size).sum();
        this.monitor = monitor;
    }

    /** Reads sessions until none is left. */
    void drain(ToolAdapter adapter, StoreCapture capture) {
        AdapterGuard guard = new AdapterGuard(adapter);
        for (SessionInfo session = queue.poll(); session != null; session = queue.poll()) {
            SessionInfo next = session;
            guard.call(() -> add(adapter.id(), capture.capture(next)))
                    .map(failure -> failure.warningOn(next.id()))
                    .ifPresent(this::addProblem);
            Reason.Coded.all("session-damaged", capture.takeDamages()).forEach(this::addProblem);
        }
    }

    private synchronized void add(String tool, ScannedSession session) {
        sessions.add(session);
        bytes += session.info().size();
        monitor.report(new SyncProgress(
                SyncProgress.Stage.CAPTURING,
                Optional.of(tool),
                session.state().conversation().map(ConversationId::hex),
                sessions.size(),
                size,
                bytes,
                totalBytes));
    }

    synchronized void addProblem(Reason.Coded problem) {
        problems.add(problem);
    }

    synchronized List<ScannedSession> sessions() {
        return List.copyOf(sessions);
    }

    synchronized List<Reason.Coded> problems() {
        return List.copyOf(problems);
    }
}
