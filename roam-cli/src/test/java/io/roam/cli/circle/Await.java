package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits until a condition holds. */
final class Await {
    private static final long PATIENCE_SECONDS = Long.getLong("roam.patience", 60);
    private static final long STEP_MILLIS = 40;

    private Await() {}

    /**
     * Waits until the condition holds.
     *
     * @param details is added to the failure if it never holds
     */
    static void until(String what, Callable<Boolean> sign, Supplier<String> details) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!sign.call()) {
            if (System.nanoTime() > end) {
                fail("waited in vain until " + what + "\n" + details.get());
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }
}
