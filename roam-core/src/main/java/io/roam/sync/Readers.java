package io.roam.sync;

import io.roam.capture.StoreCapture;
import io.roam.capture.Visit;
import io.roam.spi.RoamException;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** Reads sessions from one queue, in one thread or two. A session that cannot be read is named and passed over. */
final class Readers {
    private final Queue<SessionInfo> queue;
    private final int all;
    private final Consumer<String> progress;
    private final List<Visit> visits = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Readers(Queue<SessionInfo> queue, int all, Consumer<String> progress) {
        this.queue = queue;
        this.all = all;
        this.progress = progress;
    }

    void read(ToolAdapter adapter, StoreCapture capture) {
        for (SessionInfo session = queue.poll(); session != null; session = queue.poll()) {
            try {
                done(capture.read(session));
            } catch (RoamException e) {
                problem(session.id() + ": " + e.getMessage());
            } catch (RuntimeException e) { // the adapter's bug: named, and the rest goes on
                problem("the adapter " + adapter.getClass().getName() + " failed on session " + session.id() + ": "
                        + e);
            }
        }
    }

    private synchronized void done(Visit visit) {
        visits.add(visit);
        progress.accept("reading sessions, " + visits.size() + " of " + all);
    }

    synchronized void problem(String sentence) {
        problems.add(sentence);
    }

    synchronized List<Visit> visits() {
        return List.copyOf(visits);
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }
}
