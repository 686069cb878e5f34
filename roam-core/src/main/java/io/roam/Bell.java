package io.roam;

import com.google.common.base.Stopwatch;
import java.time.Duration;

/** Rings when there is something to look at; rings that nobody heard yet are one. Thread-safe. */
final class Bell {
    private boolean rung;

    synchronized void ring() {
        rung = true;
        notifyAll();
    }

    /** Waits until it rings, at most that long; whether it rang. */
    synchronized boolean await(Duration atMost) {
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
