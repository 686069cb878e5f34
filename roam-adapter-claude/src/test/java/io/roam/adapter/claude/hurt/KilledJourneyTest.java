package io.roam.adapter.claude.hurt;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.testkit.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at any step of the whole way, the next run completes the work. */
final class KilledJourneyTest {
    // With -Droam.every=true at every step; else at so many that a build stays quick.
    private static final int EVERY = 7;

    @TempDir
    Path folder;

    private FaultyDisk unharmed() throws IOException {
        FaultyDisk sound = FaultyDisk.sound();
        Journey journey = new Journey(folder.resolve("unharmed"), sound, Journey.Cache.KEPT);
        journey.run();
        journey.check();
        return sound;
    }

    @Test
    void theNextRunCompletesTheWork() throws IOException {
        int steps = unharmed().steps().size();
        List<String> failures = new ArrayList<>();
        int every = Boolean.getBoolean("roam.every") ? 1 : EVERY;
        for (int step = 0; step < steps; step += every) {
            Journey.Cache cache = Journey.Cache.values()[step % 3];
            run(step % 2 == 0 ? FaultyDisk.killedIn(step) : FaultyDisk.killedAt(step), step, cache, failures);
        }
        assertThat(failures).isEmpty();
    }

    private void run(FaultyDisk disk, int step, Journey.Cache cache, List<String> failures) throws IOException {
        Path own = Files.createTempDirectory(folder, "step");
        try {
            Journey journey = new Journey(own, disk, cache);
            journey.run();
            assertThat(disk.isDead()).isTrue();
            journey.check();
        } catch (RuntimeException | AssertionError e) {
            failures.add(step + " " + cache + " after " + last(disk) + ": " + e);
        }
        Tree.delete(own);
    }

    private static String last(FaultyDisk disk) {
        List<String> steps = disk.steps();
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    }
}
