package io.roam.sync;

import io.roam.capture.AdapterGuard;
import io.roam.capture.ScannedSession;
import io.roam.capture.StoreCapture;
import io.roam.spi.Reason;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Sessions that one or two threads read. A session that cannot be read is a problem, and the others are read. */
final class SessionReadQueue {
    private final Queue<SessionInfo> queue;
    private final int size;
    private final Consumer<String> progress;
    private final List<ScannedSession> sessions = new ArrayList<>();
    private final List<Reason.Coded> problems = new ArrayList<>();

    SessionReadQueue(List<SessionInfo> sessions, Consumer<String> progress) {
        this.queue = new ConcurrentLinkedQueue<>(sessions);
        this.size = sessions.size();
        this.progress = progress;
    }

    /** Reads sessions until none is left. */
    void drain(ToolAdapter adapter, StoreCapture capture) {
        AdapterGuard guard = new AdapterGuard(adapter);
        for (SessionInfo session = queue.poll(); session != null; session = queue.poll()) {
            SessionInfo next = session;
            guard.call(() -> add(capture.capture(next)))
                    .map(failure -> failure.warningOn(next.id()))
                    .ifPresent(this::addProblem);
            Reason.Coded.all("session-damaged", capture.takeDamages()).forEach(this::addProblem);
        }
    }

    private synchronized void add(ScannedSession session) {
        sessions.add(session);
        progress.accept("Reading sessions… " + sessions.size() + "/" + size);
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
