package io.roam.sync;

import io.roam.api.SyncReport;

/**
 * A synchronization of which the stores were scanned, while the transports exchange without the lock of the home. Its stores are open until it
 * is closed.
 */
public final class StartedSync implements AutoCloseable {
    private final SyncRun run;

    StartedSync(SyncRun run) {
        this.run = run;
    }

    SyncRun run() {
        return run;
    }

    /** Returns what was captured so far. */
    public SyncReport captured() {
        return run.reportCaptured();
    }

    @Override
    public void close() {
        run.close();
    }
}
