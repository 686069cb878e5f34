package io.roam.adapter.windsurf.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.windsurf.TestStep;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionReader;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an open store reads each session as its file is now. */
final class CascadeStoreTest {
    private static final String ID = WindsurfHome.id(1);
    private static final String OTHER = WindsurfHome.id(2);

    @TempDir
    Path folder;

    private WindsurfHome home;
    private CascadeStore store;

    @BeforeEach
    void open() {
        TestMachine machine = TestMachine.in(folder);
        home = WindsurfHome.on(machine);
        home.write(ID, TestTrajectory.small(ID));
        store = new CascadeStore(
                CascadeProduct.WINDSURF, home.fileOf(ID).getParent().getParent(), machine.machine());
    }

    @Test
    void twoReadersAtOnceReadTheSame() {
        try (SessionReader first = store.read(ID, Position.START)) {
            first.next();
            assertThat(count(ID)).isEqualTo(1 + countRest(first));
        }
    }

    @Test
    void aFileThatChangedIsReadAgain() {
        int before = count(ID);
        home.write(ID, TestTrajectory.small(ID).addStep(TestStep.userInput("and one more")));
        assertThat(count(ID)).isEqualTo(before + 1);
    }

    @Test
    void anotherSessionIsAnother() {
        home.write(OTHER, TestTrajectory.small(OTHER).addStep(TestStep.userInput("and one more")));
        int first = count(ID);
        assertThat(count(OTHER)).isEqualTo(first + 1);
        assertThat(count(ID)).isEqualTo(first);
    }

    @Test
    void aFileThatIsGoneIsUnsettled() throws IOException {
        count(ID);
        Files.delete(home.fileOf(ID));
        try (SessionReader reader = store.read(ID, Position.START)) {
            assertThat(reader.isUnsettled()).isTrue();
        }
    }

    private int count(String session) {
        try (SessionReader reader = store.read(session, Position.START)) {
            return countRest(reader);
        }
    }

    private static int countRest(SessionReader reader) {
        int count = 0;
        while (reader.next() != null) {
            count++;
        }
        return count;
    }
}
