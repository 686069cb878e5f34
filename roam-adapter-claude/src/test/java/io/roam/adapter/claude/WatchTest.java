package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.api.SyncReport;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.spi.RoamException;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final String ONE = "11111111-2222-4333-8444-555555555555";
    private static final String TWO = "22222222-2222-4333-8444-555555555555";
    /** Less than the time after which the watcher scans all stores. */
    private static final long PATIENCE_SECONDS = 5;

    private final LinkedBlockingQueue<SyncReport> reports = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void whatIsSaidWhileItWatchesIsCaptured() throws Exception {
        TestMachine ada = TestMachine.in(folder.resolve("ada"));
        RoamHome home = RoamHome.under(ada.home().resolve("roam"));
        Path projects = ada.home().resolve(".claude/projects");
        say(projects.resolve("-a"), ONE, "u1", "one");
        Providers providers = Providers.of(List.of(new ClaudeAdapter()));
        Roam.init(
                home, ada.machine(), providers, InitOptions.none().named("ada").allowingPlain());
        try (Roam roam = Roam.open(home, ada.machine(), providers)) {
            watched(roam, projects);
            assertThat(roam.conversations().transcript(ONE).all()).hasSize(3);
        }
    }

    @Test
    void whatIsSaidBehindLinksIsCaptured() throws Exception {
        TestMachine ada = TestMachine.in(folder.resolve("ada"));
        RoamHome home = RoamHome.under(ada.home().resolve("roam"));
        Path projects = ada.folder("shared/projects");
        Files.createSymbolicLink(ada.folder(".claude").resolve("projects"), projects);
        Files.createSymbolicLink(projects.resolve("-a"), ada.folder("shared/a"));
        say(projects.resolve("-a"), ONE, "u1", "one");
        Providers providers = Providers.of(List.of(new ClaudeAdapter()));
        Roam.init(
                home, ada.machine(), providers, InitOptions.none().named("ada").allowingPlain());
        try (Roam roam = Roam.open(home, ada.machine(), providers)) {
            watched(roam, projects);
        }
    }

    private void watched(Roam roam, Path projects) throws Exception {
        Watch watch = roam.watch(listener());
        Thread running = new Thread(watch::run);
        running.start();
        try (watch) {
            assertThat(next().session()).isEqualTo(ONE);
            say(projects.resolve("-a"), ONE, "u2", "two");
            assertThat(next().events()).isEqualTo(1);
            say(projects.resolve("-b"), TWO, "u3", "three");
            SyncReport.Capture fresh = next();
            assertThat(fresh.session()).isEqualTo(TWO);
            assertThat(fresh.title()).contains("three");
            say(projects.resolve("-a"), ONE, "u4", "four");
            assertThat(next().events()).isEqualTo(1);
        } finally {
            running.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
        assertThat(running.isAlive()).isFalse();
    }

    private SyncReport.Capture next() throws InterruptedException {
        SyncReport report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        assertThat(report.captured()).hasSize(1);
        return report.captured().get(0);
    }

    private WatchListener listener() {
        return new WatchListener() {
            @Override
            public void done(SyncReport report) {
                reports.add(report);
            }

            @Override
            public void failed(RoamException failure) {
                throw failure;
            }
        };
    }

    private static void say(Path project, String session, String id, String text) throws IOException {
        Files.createDirectories(project);
        Files.writeString(
                project.resolve(session + ".jsonl"),
                "{\"parentUuid\":null,\"isSidechain\":false,\"cwd\":\"/a\",\"sessionId\":\"" + session
                        + "\",\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"" + text
                        + "\"},\"uuid\":\"" + id + "\",\"timestamp\":\"2026-01-01T00:00:00Z\"}\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
