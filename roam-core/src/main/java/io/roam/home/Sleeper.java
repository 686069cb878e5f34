package io.roam.home;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits. */
public final class Sleeper {
    private Sleeper() {}

    /** Sleeps that long. */
    public static void real(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
