package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.PackId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch or a sync is killed at each step of its disk while it captures, packs, and lets go what it packed. */
@Tag("slow")
final class KilledPackingTest {
    private static final int STEPS = 80;

    @TempDir
    private Path folder;

    @Test
    void noBatchIsLostAtAnyStep() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice here = devices.get(0);
            int said = 0;
            for (int step = 0; step < STEPS; step++) {
                for (int i = 0; i < 3; i++, said++) {
                    here.session("one").say("e" + said, said == 0 ? "-" : "e" + (said - 1));
                    here.watch();
                }
                here.machine().advance(Duration.ofHours(2));
                Set<String> before = here.pool();
                here.killedAt(step, step % 4 < 2 ? TestDevice::watch : TestDevice::sync);
                assertThat(here.pool()).as("step " + step).isEqualTo(before);
                here.watch();
                assertThat(here.pool()).as("step " + step).isEqualTo(before);
                assertThat(here.poolFiles())
                        .as("step " + step)
                        .allMatch(file -> PackId.ofFile(file).isPresent());
                devices.get(1).watch();
            }
            for (int round = 0; round < 3; round++) {
                devices.all().forEach(TestDevice::sync);
            }
            assertThat(devices.get(1).pool()).isEqualTo(here.pool());
            assertThat(devices.get(1).session("one").lines()).hasSize(said);
        }
    }
}
