package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.AlreadyWatchedException;
import io.roam.api.CancelledException;
import io.roam.api.NotInitializedException;
import io.roam.api.RoamClosedException;
import io.roam.api.SyncReport;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.spi.RoamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch is started, awaited and closed in any order. */
final class WatchOrderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private Consumer<SyncReport> onDone = report -> {};
    private TestDevices devices;
    private TestDevice device;
    private Watch watch;

    @BeforeEach
    void makeWatch() {
        devices = TestDevices.in(folder, 2, new FakeTool());
        device = devices.get(0);
        device.session("one").line("E e1 - a word");
        watch = device.roam().watch(new WatchListener() {
            @Override
            public void done(SyncReport report) {
                told.add("done");
                onDone.accept(report);
            }

            @Override
            public void failed(RoamException failure) {
                told.add("failed " + failure.code());
            }

            @Override
            public void ended(Optional<RoamException> why) {
                told.add("ended " + why.map(RoamException::code).orElse(""));
            }
        });
    }

    @AfterEach
    void closeAll() {
        watch.close();
        devices.close();
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private void assertReleased() {
        assertThat(device.roam().isWatched()).isFalse();
    }

    @Test
    void startedAwaitedAndClosed() throws Exception {
        assertThat(watch.start()).isSameAs(watch);
        assertThat(next()).isEqualTo("done");
        assertThat(watch.await(MOMENT)).isFalse();
        assertThat(device.roam().isWatched()).isTrue();
        watch.close();
        assertThat(watch.await(PATIENCE)).isTrue();
        assertThat(told).contains("ended ").doesNotContain("failed cancelled");
        assertReleased();
        assertThat(device.roam().conversations().list()).hasSize(1);
    }

    @Test
    void closedTwiceAndBeforeItIsStarted() {
        watch.close();
        watch.close();
        watch.run();
        watch.start();
        assertThat(watch.await(Duration.ZERO)).isTrue();
        assertThat(told).isEmpty();
        assertReleased();
    }

    @Test
    void awaitedBeforeItIsStarted() throws Exception {
        assertThat(watch.await(MOMENT)).isFalse();
        Thread waiter = new Thread(() -> told.add("awaited " + watch.await(PATIENCE)));
        waiter.start();
        watch.start();
        assertThat(next()).isEqualTo("done");
        watch.close();
        waiter.join(PATIENCE.toMillis());
        assertThat(told).contains("awaited true");
    }

    @Test
    void closedByItsListener() {
        onDone = report -> watch.close();
        watch.run();
        assertThat(told).containsExactly("done", "ended ");
        assertReleased();
    }

    @Test
    void startedTwiceOnlyTheFirstWorks() {
        watch.start();
        assertThatThrownBy(watch::start).isInstanceOf(AlreadyWatchedException.class);
        assertThatThrownBy(watch::run).isInstanceOf(AlreadyWatchedException.class);
        watch.close();
        assertThat(watch.await(PATIENCE)).isTrue();
        watch.run();
        assertReleased();
    }

    @Test
    void anInterruptEndsItAndStays() throws Exception {
        onDone = report -> Thread.currentThread().interrupt();
        boolean[] interrupted = {false};
        Thread thread = new Thread(() -> {
            watch.run();
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        thread.start();
        thread.join(PATIENCE.toMillis());
        assertThat(interrupted[0]).isTrue();
        assertThat(told).containsExactly("done", "ended ");
        assertReleased();
    }

    @Test
    void whoAwaitsItCanBeInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> watch.await(PATIENCE)).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closingItsRoamEndsIt() throws Exception {
        watch.start();
        assertThat(next()).isEqualTo("done");
        device.roam().close();
        assertThat(watch.await(PATIENCE)).isTrue();
        assertThat(told).contains("ended ").noneMatch(text -> text.startsWith("failed"));
    }

    @Test
    void aWatchOfAClosedRoamSaysSo() {
        device.roam().close();
        assertThatThrownBy(watch::run).isInstanceOf(RoamClosedException.class);
        assertThatThrownBy(watch::start).isInstanceOf(RoamClosedException.class);
    }

    @Test
    void whatEndsItIsThrownWhereItIsAwaited() throws Exception {
        watch.start();
        assertThat(next()).isEqualTo("done");
        Path data = device.home().data();
        Files.move(data, data.resolveSibling("gone"));
        assertThatThrownBy(() -> watch.await(PATIENCE)).isInstanceOf(NotInitializedException.class);
        assertThat(told).contains("ended not-initialized");
        assertThatThrownBy(() -> watch.await(Duration.ZERO)).isInstanceOf(NotInitializedException.class);
    }
}
