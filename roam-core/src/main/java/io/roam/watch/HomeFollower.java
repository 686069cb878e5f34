package io.roam.watch;

import io.roam.api.HomeListener;
import io.roam.api.HomeNews;
import io.roam.api.RoamClosedException;
import io.roam.api.Subscription;
import io.roam.home.FileSnapshot;
import io.roam.home.HomeLayout;
import io.roam.home.WakeSignal;
import io.roam.operation.OpenHome;
import io.roam.spi.Os;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells a listener what is new in a home. The system tells which of the home's files changed; where it does not, their sizes and times
 * are looked at once a second. Only after a change is anything read.
 */
public final class HomeFollower implements Subscription {
    /** The time between looks at sizes and times, in case the system did not tell a change. */
    private static final Duration POLL = Duration.ofSeconds(10);

    private static final Duration POLL_UNTOLD = Duration.ofSeconds(1);

    /** What a run changes it changes in several files; after it has read some, the last of it may be still to come. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    private final OpenHome home;
    private final HomeListener listener;
    private final WakeSignal signal = new WakeSignal();
    private List<FileSnapshot> seen;
    private HomeView view;
    private String failure = "";
    private final Runnable ending = this::close;
    private volatile boolean closed;

    private HomeFollower(OpenHome home, HomeListener listener) {
        this.home = home;
        this.listener = listener;
        this.seen = snapshot();
        this.view = HomeView.of(home);
    }

    /** Tells the listener what is new from now on, on a thread of its own. */
    public static HomeFollower start(OpenHome home, HomeListener listener) {
        HomeFollower follower = new HomeFollower(home, listener);
        home.onClose(follower.ending);
        Thread thread = new Thread(follower::work, "roam-follow");
        thread.setDaemon(true);
        thread.start();
        return follower;
    }

    private void work() {
        try (StoreWatcher files = new StoreWatcher(home.machine().home().getFileSystem(), signal::signal)) {
            boolean unsettled = true;
            while (!closed) {
                files.watch(folders());
                signal.await(unsettled ? SETTLING : pollOf(files));
                files.takeChanged();
                unsettled = look(unsettled);
            }
        }
    }

    private Duration pollOf(StoreWatcher files) {
        boolean told = home.machine().os() != Os.MAC && files.isTold();
        return told && files.obstacle().isEmpty() ? POLL : POLL_UNTOLD;
    }

    private Set<Path> folders() {
        HomeLayout layout = home.layout();
        return Set.of(layout.data(), layout.config(), layout.pool(), layout.deviceCards(), waiting());
    }

    private Path waiting() {
        return home.layout().exchange().resolve("waiting");
    }

    /** Tells what is new if the files changed, or {@code anyway}; returns whether they did. */
    private boolean look(boolean anyway) {
        List<FileSnapshot> now = snapshot();
        boolean changed = !now.equals(seen);
        seen = now;
        if (!closed && (changed || anyway)) {
            read();
        }
        return changed;
    }

    private void read() {
        try {
            HomeView next = HomeView.of(home.requireUsable());
            HomeNews news = next.since(view);
            view = next;
            failure = "";
            if (!news.isEmpty()) {
                call(() -> listener.changed(news));
            }
        } catch (RoamClosedException e) {
            close();
        } catch (RoamException e) {
            fail(e);
        }
    }

    private void fail(RoamException e) {
        String now = String.valueOf(e.getMessage());
        if (!now.equals(failure)) {
            failure = now;
            call(() -> listener.failed(e));
        }
    }

    private void call(Runnable report) {
        if (closed) {
            return;
        }
        try {
            report.run();
        } catch (RuntimeException e) { // the listener's own fault
            return;
        }
    }

    /** Returns the sizes and times of what every change changes; one that cannot be read counts as missing. */
    private List<FileSnapshot> snapshot() {
        HomeLayout layout = home.layout();
        List<FileSnapshot> all = new ArrayList<>();
        for (Path file : List.of(
                layout.ledger(),
                layout.configFile(),
                layout.deviceCards(),
                layout.pool().resolve("newest"),
                waiting())) {
            try {
                all.add(FileSnapshot.of(file));
            } catch (IOException e) { // it vanished meanwhile
                all.add(FileSnapshot.MISSING);
            }
        }
        return all;
    }

    @Override
    public void close() {
        closed = true;
        home.forget(ending);
        signal.signal();
    }
}
