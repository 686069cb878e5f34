package io.roam.adapter.windsurf.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.windsurf.WindsurfHome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation that is captured many times while it grows: the prompts are in its last generation alone, and move on. */
final class GrowingTest {
    private static final String ID = WindsurfHome.id(1);

    @TempDir
    Path folder;

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
