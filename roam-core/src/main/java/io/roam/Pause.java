package io.roam;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass. */
final class Pause {
    private Pause() {}

    static void real(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
