package io.roam.sync;

import io.roam.capture.ScannedSession;
import io.roam.capture.StoreCapture;
import io.roam.spi.RoamException;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** Reads sessions from one queue, in one thread or two. A session that cannot be read is named and passed over. */
final class SessionReadQueue {
    private final Queue<SessionInfo> queue;
    private final int all;
    private final Consumer<String> progress;
    private final List<ScannedSession> sessions = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    SessionReadQueue(Queue<SessionInfo> queue, int all, Consumer<String> progress) {
        this.queue = queue;
        this.all = all;
        this.progress = progress;
    }

    void drain(ToolAdapter adapter, StoreCapture capture) {
        for (SessionInfo session = queue.poll(); session != null; session = queue.poll()) {
            try {
                done(capture.capture(session));
            } catch (RoamException e) {
                problem(session.id() + ": " + e.getMessage());
            } catch (RuntimeException e) { // the adapter's bug: named, and the rest goes on
                problem("the adapter " + adapter.getClass().getName() + " failed on session " + session.id() + ": "
                        + e);
            }
        }
    }

    private synchronized void done(ScannedSession scannedSession) {
        sessions.add(scannedSession);
        progress.accept("reading sessions, " + sessions.size() + " of " + all);
    }

    synchronized void problem(String sentence) {
        problems.add(sentence);
    }

    synchronized List<ScannedSession> visits() {
        return List.copyOf(sessions);
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }
}
