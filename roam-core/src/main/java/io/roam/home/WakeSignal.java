package io.roam.home;

import com.google.common.base.Stopwatch;
import java.time.Duration;

/** Rings when there is something to look at; rings that nobody heard yet are one. Thread-safe. */
public final class WakeSignal {
    private boolean rung;

    public synchronized void signal() {
        rung = true;
        notifyAll();
    }

    /** Waits until it rings, at most that long; whether it rang. */
    public synchronized boolean await(Duration atMost) {
        Stopwatch waited = Stopwatch.createStarted();
        try {
            for (Duration left = atMost; !rung && left.toNanos() > 0; left = atMost.minus(waited.elapsed())) {
                wait(left.toMillis(), left.toNanosPart() % 1_000_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean heard = rung;
        rung = false;
        return heard;
    }
}
