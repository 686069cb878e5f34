package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits until something is so. */
final class Await {
    private static final long PATIENCE_SECONDS = Long.getLong("roam.patience", 60);
    private static final long STEP_MILLIS = 40;

    private Await() {}

    /** Waits; {@code told} says more where that was in vain. */
    static void until(String what, Callable<Boolean> sign, Supplier<String> told) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!sign.call()) {
            if (System.nanoTime() > end) {
                fail("waited in vain until " + what + "\n" + told.get());
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }
}
