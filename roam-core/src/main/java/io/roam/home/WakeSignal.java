package io.roam.home;

import com.google.common.base.Stopwatch;
import java.time.Duration;

/** Wakes a thread that waits for it. Signals before it waits count as one. Thread-safe. */
public final class WakeSignal {
    private boolean signalled;

    public synchronized void signal() {
        signalled = true;
        notifyAll();
    }

    /** Waits for a signal, at most that long; returns whether there was one. */
    public synchronized boolean await(Duration limit) {
        Stopwatch waited = Stopwatch.createStarted();
        try {
            for (Duration left = limit; !signalled && left.toNanos() > 0; left = limit.minus(waited.elapsed())) {
                wait(left.toMillis(), left.toNanosPart() % 1_000_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean result = signalled;
        signalled = false;
        return result;
    }
}
