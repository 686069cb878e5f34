package io.roam.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    private static final Duration WORK = Duration.ofMillis(150);

    @TempDir
    Path data;

    @Test
    void whoWaitsComesBeforeWhoeverLetGoJustNow() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch served = new CountDownLatch(1);
        AtomicInteger turnsMeanwhile = new AtomicInteger();
        HomeLock busy = new HomeLock(data, Sleeper::real);
        HomeLock patient = new HomeLock(data, pause -> {
            waits.countDown();
            Sleeper.real(pause);
        });
        Thread waiter = new Thread(() -> patient.runLocked(() -> {
            served.countDown();
            return data;
        }));
        busy.runLocked(() -> {
            waiter.start();
            await(waits);
            return data;
        });
        while (served.getCount() > 0 && turnsMeanwhile.get() < 100) {
            busy.runLocked(() -> {
                Sleeper.real(WORK);
                return turnsMeanwhile.incrementAndGet();
            });
        }
        waiter.join();
        assertThat(turnsMeanwhile.get()).isLessThan(5);
    }

    @Test
    void whoWaitsIsToldSo() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        HomeLock busy = new HomeLock(data, Sleeper::real);
        HomeLock patient = new HomeLock(data, Sleeper::real);
        Thread waiter = new Thread(() -> patient.runLocked(() -> data, told::countDown));
        busy.runLocked(() -> {
            waiter.start();
            await(told);
            return data;
        });
        waiter.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
