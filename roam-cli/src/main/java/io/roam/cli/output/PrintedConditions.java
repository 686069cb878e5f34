package io.roam.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.api.RoamHome;
import io.roam.api.SyncReport;
import io.roam.spi.Disk;
import io.roam.spi.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Remembers which lasting conditions were printed, so that each is printed once; {@code roam status} prints all. */
public final class PrintedConditions {
    private final Optional<Path> file;
    private Set<String> printed = Set.of();

    private PrintedConditions(Optional<Path> file) {
        this.file = file;
    }

    /** Returns the memory of {@code roam sync}, which lasts from run to run. */
    public static PrintedConditions ofSync(RoamHome home) {
        PrintedConditions conditions =
                new PrintedConditions(Optional.of(home.cache().resolve("printed")));
        conditions.load();
        return conditions;
    }

    /** Returns a memory that lasts as long as this process. */
    public static PrintedConditions ofProcess() {
        return new PrintedConditions(Optional.empty());
    }

    /** Returns a report with those of its conditions that the one before did not have, and remembers all that it has. */
    public SyncReport takeNew(SyncReport report) {
        Set<String> now = new TreeSet<>();
        List<SyncReport.Skipped> skipped = report.skipped().stream()
                .filter(one -> !(file.isEmpty() || one.skipReason().isLasting()) || isNew(keyOf(one), now))
                .toList();
        boolean isNewCount = isNew("private " + report.privateSessions(), now);
        List<Reason.Coded> notes = report.notes().stream()
                .filter(note -> isNew("note " + note.sentence(), now))
                .toList();
        remember(now);
        return report.withConditions(skipped, isNewCount ? report.privateSessions() : 0, notes);
    }

    private static String keyOf(SyncReport.Skipped skipped) {
        return String.join(
                " ",
                skipped.skipReason().code(),
                skipped.conversation(),
                skipped.reason().what());
    }

    /** Adds a condition to those of this report; returns whether the one before lacks it. */
    private boolean isNew(String condition, Set<String> now) {
        String line = condition.lines().collect(Collectors.joining(" "));
        now.add(line);
        return !printed.contains(line);
    }

    private void load() {
        try {
            printed = Set.copyOf(Files.readAllLines(file.orElseThrow()));
        } catch (IOException e) { // then all is printed again
            printed = Set.of();
        }
    }

    private void remember(Set<String> now) {
        if (now.equals(printed)) {
            return;
        }
        printed = now;
        file.ifPresent(path -> {
            try {
                Disk.unforced().writeAtomically(path, String.join("\n", now).getBytes(UTF_8));
            } catch (IOException e) {
                printed = Set.of(); // the next run prints all again
            }
        });
    }
}
