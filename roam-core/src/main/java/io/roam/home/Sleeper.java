package io.roam.home;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass. */
public final class Sleeper {
    private Sleeper() {}

    public static void real(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
