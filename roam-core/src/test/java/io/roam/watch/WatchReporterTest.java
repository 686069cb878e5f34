package io.roam.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.NotPossibleException;
import io.roam.api.SyncReport;
import io.roam.api.WatchListener;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WatchReporterTest {
    private final List<String> heard = new ArrayList<>();
    private boolean equal;
    private final WatchReporter reporter = new WatchReporter(
            new WatchListener() {
                @Override
                public void done(SyncReport report) {
                    heard.add(report.sent() + " sent, " + report.upToDate() + " " + report.problems());
                }

                @Override
                public void failed(RoamException failure) {
                    heard.add(String.valueOf(failure.getMessage()));
                }

                @Override
                public void upToDate() {
                    heard.add("equal");
                }
            },
            () -> equal);

    private static SyncReport report(int sent, String... notes) {
        return new SyncReport(
                List.of(),
                new SyncReport.Traffic(sent, 0, 0, Map.of()),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                SyncReport.SessionCounts.NONE,
                false,
                List.of(),
                List.of(),
                Reason.Coded.all("a-note", List.of(notes)));
    }

    private static RoamException failure(String what) {
        return new NotPossibleException("a-failure", what, "there", "");
    }

    @Test
    void saysHowItStandsAndOnceThatAllBecameEqual() {
        reporter.done(report(1));
        reporter.done(report(0));
        equal = true;
        reporter.done(report(0));
        reporter.done(report(0));
        reporter.done(report(2));
        reporter.done(report(0));
        assertThat(heard).containsExactly("1 sent, false []", "equal", "2 sent, true []");
    }

    @Test
    void aNoteIsNewsUnlessTheRunBeforeHadIt() {
        equal = true;
        reporter.done(report(0, "one"));
        reporter.done(report(0, "one"));
        reporter.done(report(0, "one", "two"));
        reporter.done(report(0));
        reporter.done(report(0, "one"));
        assertThat(heard).containsExactly("0 sent, true [one]", "0 sent, true [one, two]", "0 sent, true [one]");
    }

    @Test
    void aFailureThatGoesOnIsToldOnce() {
        reporter.failed(failure("full"));
        reporter.failed(failure("full"));
        reporter.failed(failure("busy"));
        reporter.done(report(0));
        reporter.failed(failure("busy"));
        assertThat(heard).hasSize(3).allMatch(text -> text.contains("there"));
    }

    @Test
    void aListenersExceptionEndsNothing() {
        WatchReporter throwing = new WatchReporter(
                new WatchListener() {
                    @Override
                    public void done(SyncReport report) {
                        throw new IllegalStateException("done");
                    }

                    @Override
                    public void failed(RoamException failure) {
                        throw new IllegalStateException("failed");
                    }

                    @Override
                    public void hindered(String sentence) {
                        throw new IllegalStateException("hindered");
                    }

                    @Override
                    public void upToDate() {
                        heard.add("equal");
                        throw new IllegalStateException("equal");
                    }
                },
                () -> equal);
        throwing.done(report(1));
        throwing.failed(failure("full"));
        throwing.hindered("few");
        equal = true;
        throwing.done(report(0));
        throwing.done(report(0));
        assertThat(heard).containsExactly("equal");
    }

    @Test
    void whatHindersIsSaidOnce() {
        List<String> said = new ArrayList<>();
        WatchReporter once = new WatchReporter(
                new WatchListener() {
                    @Override
                    public void done(SyncReport report) {}

                    @Override
                    public void failed(RoamException failure) {}

                    @Override
                    public void hindered(String sentence) {
                        said.add(sentence);
                    }
                },
                () -> equal);
        once.hindered("one");
        once.hindered("two");
        assertThat(said).containsExactly("one");
    }
}
