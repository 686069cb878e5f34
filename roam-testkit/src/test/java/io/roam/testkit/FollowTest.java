package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.Device;
import io.roam.api.HomeListener;
import io.roam.api.HomeNews;
import io.roam.api.Subscription;
import io.roam.api.SyncReport;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes a home, its followers are told. */
final class FollowTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final long SILENCE_SECONDS = 2;

    @TempDir
    Path folder;

    private final BlockingQueue<HomeNews> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<RoamException> failures = new LinkedBlockingQueue<>();
    private TestDevices devices;
    private TestDevice device;
    private Subscription following;

    private final HomeListener listener = new HomeListener() {
        @Override
        public void changed(HomeNews news) {
            told.add(news);
        }

        @Override
        public void failed(RoamException failure) {
            failures.add(failure);
        }
    };

    @BeforeEach
    void follow() {
        devices = TestDevices.in(folder, 2, new FakeTool());
        device = devices.get(0);
        following = device.roam().follow(listener);
    }

    @AfterEach
    void end() {
        following.close();
        devices.close();
        assertThat(failures).isEmpty();
    }

    private HomeNews next(Predicate<HomeNews> wanted) throws InterruptedException {
        HomeNews news;
        do {
            news = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(news).isNotNull();
        } while (!wanted.test(news));
        return news;
    }

    private static boolean isAdded(HomeNews news) {
        return !news.added().isEmpty();
    }

    private static boolean isLonger(HomeNews news, long length) {
        return news.changed().stream().anyMatch(one -> one.length() == length);
    }

    @Test
    void whatThisRoamSynchronizes() throws Exception {
        device.session("one").line("E e1 - a word");
        device.sync();
        Conversation added = Iterables.getOnlyElement(next(FollowTest::isAdded).added());
        assertThat(added.session()).isEqualTo("one");
        device.session("one").line("E e2 e1 another");
        device.sync();
        assertThat(next(news -> isLonger(news, 2)).added()).isEmpty();
    }

    @Test
    void whatAnotherProcessSynchronizesOrWatches() throws Exception {
        try (Roam other = device.another()) {
            device.session("one").line("E e1 - a word");
            other.sync();
            assertThat(next(FollowTest::isAdded).added()).hasSize(1);
            try (Watch watch = other.watch(silent())) {
                watch.start();
                device.session("one").line("E e2 e1 another");
                next(news -> isLonger(news, 2));
            }
        }
    }

    private static WatchListener silent() {
        return new WatchListener() {
            @Override
            public void done(SyncReport report) {}

            @Override
            public void failed(RoamException failure) {}
        };
    }

    @Test
    void branchesOfOtherDevices() throws Exception {
        device.session("one").line("E e1 - a word");
        devices.syncAll();
        device.session("one").line("E e2 e1 here");
        devices.get(1).session("one").line("E f2 e1 there");
        devices.get(1).sync();
        device.sync();
        HomeNews news = next(one -> !one.branched().isEmpty());
        assertThat(news.branched()).hasSize(1);
        assertThat(news.devicesChanged()).isFalse();
    }

    @Test
    void devicesThatCome() throws Exception {
        TestDevice third = devices.add();
        devices.pair(third);
        HomeNews news = next(one -> one.devices().stream()
                .anyMatch(peer -> peer.name().equals("d2") && peer.state() == Device.TrustState.PAIRED));
        assertThat(news.devicesChanged()).isTrue();
        assertThat(news.devices()).hasSize(3);
    }

    @Test
    void nothingIsToldOfASynchronizationWithoutNewsNorAfterTheEnd() throws Exception {
        device.session("one").line("E e1 - a word");
        devices.syncAll();
        next(FollowTest::isAdded);
        while (told.poll(SILENCE_SECONDS, TimeUnit.SECONDS) != null) {
            assertThat(told).hasSizeLessThan(10);
        }
        device.sync();
        assertThat(told.poll(SILENCE_SECONDS, TimeUnit.SECONDS)).isNull();
        following.close();
        following.close();
        device.session("two").line("E g1 - a word");
        device.sync();
        assertThat(told.poll(SILENCE_SECONDS, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void itEndsWithItsRoam() throws Exception {
        Roam other = device.another();
        BlockingQueue<HomeNews> ofOther = new LinkedBlockingQueue<>();
        other.follow(ofOther::add);
        other.close();
        device.session("one").line("E e1 - a word");
        device.sync();
        next(FollowTest::isAdded);
        assertThat(ofOther).isEmpty();
    }

    @Test
    void aListenerThatFailsHearsTheNextNews() throws Exception {
        following.close();
        following = device.roam().follow(news -> {
            told.add(news);
            throw new IllegalStateException("the listener's own");
        });
        device.session("one").line("E e1 - a word");
        device.sync();
        next(FollowTest::isAdded);
        device.session("one").line("E e2 e1 another");
        device.sync();
        next(news -> isLonger(news, 2));
    }
}
