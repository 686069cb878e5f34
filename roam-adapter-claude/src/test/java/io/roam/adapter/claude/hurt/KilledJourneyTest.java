package io.roam.adapter.claude.hurt;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.testkit.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the next run completes the work, at whichever step the process is killed. */
@Tag("slow")
final class KilledJourneyTest {
    // With -Droam.every=N, N from 0 to 5, it is killed at every step, in another way each time; else only at some
    // steps.
    private static final int SAMPLE = 11;

    @TempDir
    Path folder;

    private FaultyDisk unharmed() throws IOException {
        FaultyDisk sound = FaultyDisk.sound();
        SyncJourney journey = new SyncJourney(folder.resolve("unharmed"), sound, SyncJourney.Cache.KEPT);
        journey.run();
        journey.check();
        return sound;
    }

    @Test
    void theNextRunCompletesTheWork() throws IOException {
        int steps = unharmed().steps().size();
        List<String> failures = new ArrayList<>();
        Integer every = Integer.getInteger("roam.every");
        for (int step = 0; step < steps; step += every == null ? SAMPLE : 1) {
            int way = step + (every == null ? 0 : every);
            FaultyDisk disk = way % 2 == 0 ? FaultyDisk.killedIn(step) : FaultyDisk.killedAt(step);
            run(disk, step, SyncJourney.Cache.values()[way % 3], failures);
        }
        assertThat(failures).isEmpty();
    }

    private void run(FaultyDisk disk, int step, SyncJourney.Cache cache, List<String> failures) throws IOException {
        Path own = Files.createTempDirectory(folder, "step");
        try {
            SyncJourney journey = new SyncJourney(own, disk, cache);
            journey.run();
            assertThat(disk.isDead()).isTrue();
            journey.check();
        } catch (RuntimeException | AssertionError e) {
            failures.add(step + " " + cache + " after " + last(disk) + ": " + e);
        }
        FolderContent.deleteTree(own);
    }

    private static String last(FaultyDisk disk) {
        List<String> steps = disk.steps();
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    }
}
