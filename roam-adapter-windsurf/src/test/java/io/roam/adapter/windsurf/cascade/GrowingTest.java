package io.roam.adapter.windsurf.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.testkit.TestMachine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation that is captured many times while it grows: the prompts are in its last generation alone, and move on. */
@Tag("slow")
final class GrowingTest {
    private static final String ID = WindsurfHome.id(1);

    @TempDir
    Path folder;

    @Test
    void isThereAsItIsHereAndHardlyLargerThanCapturedOnce() throws Exception {
        List<byte[]> stages = GrowingTrajectory.stages(ID, 24, 12, TestMachine.in(folder.resolve("first")));
        byte[] last = stages.get(stages.size() - 1);
        long once = captureAll("once", List.of(last));
        assertThat(captureAll("often", stages)).isLessThan(once * 13 / 10);
    }

    /** Captures one stage after the other, and returns how large the pool is in the end. */
    private long captureAll(String name, List<byte[]> stages) throws Exception {
        try (TwoHomes homes = TwoHomes.in(folder.resolve(name))) {
            for (byte[] stage : stages) {
                homes.write(ID, stage);
                homes.syncFirst();
            }
            homes.settle();
            assertThat(homes.placed(ID)).isEqualTo(stages.get(stages.size() - 1));
            return homes.poolBytes();
        }
    }

    @Test
    void isThereAsItIsHereAfterEachTurn() throws Exception {
        try (TwoHomes homes = TwoHomes.in(folder)) {
            for (byte[] stage : GrowingTrajectory.stages(ID, 4, 3, homes.first())) {
                homes.write(ID, stage);
                homes.settle();
                assertThat(homes.placed(ID)).isEqualTo(stage);
            }
        }
    }
}
