package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.transcript.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool that changes what it has written: the later values travel, and make no new history. */
class RevisionsTest {
    @TempDir
    Path folder;

    private TestDevices devices;

    @BeforeEach
    void prepare() {
        devices = TestDevices.in(folder, 2, new InPlaceTool());
        devices.all().forEach(device -> InPlaceTool.folder(device.machine()));
    }

    @AfterEach
    void end() {
        devices.close();
    }

    @Test
    void aLaterValueGoesOverAndComesBack() {
        write(0, "a one", "b two");
        settle();
        assertThat(lines(1)).containsExactly("a one", "b two");
        write(0, "a one, revised", "b two");
        settle();
        assertThat(lines(1)).containsExactly("a one, revised", "b two");
        write(1, "a one, revised", "b two, revised", "c three");
        settle();
        assertThat(lines(0)).containsExactly("a one, revised", "b two, revised", "c three");
        assertThat(devices.get(0).roam().conversations().list()).hasSize(1).allMatch(one -> one.branches() == 1);
        String id = devices.get(0).roam().conversations().list().get(0).id();
        assertThat(devices.get(1).roam().conversations().transcript(id).all())
                .extracting(message -> message.parts().get(0))
                .containsExactly(Part.Text.of("one, revised"), Part.Text.of("two, revised"), Part.Text.of("three"));
    }

    @Test
    void aValueThatIsSetBackStays() {
        write(0, "a one", "b two");
        settle();
        for (String value : List.of("a more", "a one", "a more", "a one")) {
            write(0, value, "b two");
            settle();
            assertThat(lines(0)).containsExactly(value, "b two");
            assertThat(lines(1)).containsExactly(value, "b two");
        }
        write(1, "a more", "b two");
        settle();
        assertThat(lines(0)).containsExactly("a more", "b two");
    }

    @Test
    void twoLaterValuesHaveTheSameWinnerOnBothSides() {
        write(0, "a one", "b two");
        settle();
        write(0, "a left", "b two");
        write(1, "a right", "b two");
        settle();
        assertThat(lines(0)).isEqualTo(lines(1)).containsAnyOf("a left", "a right");
    }

    private void settle() {
        devices.all().forEach(device -> device.machine().advance(Duration.ofSeconds(10)));
        devices.syncAll();
    }

    private void write(int device, String... lines) {
        try {
            Files.write(file(device), List.of(lines));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> lines(int device) {
        return InPlaceStore.lines(file(device));
    }

    private Path file(int device) {
        return InPlaceTool.folder(devices.get(device).machine()).resolve("one");
    }
}
