package io.roam.adapter.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Disk;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.FaultyDisk;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the sessions of the example of lines on two devices. */
final class LineJourneyTest {
    @TempDir
    Path folder;

    private ToolAdapter adapter;
    private KitDevices devices;

    @BeforeEach
    void prepare() {
        adapter = ExampleBuild.compile("adapter-lines", folder.resolve("build")).adapter();
        devices = new KitDevices(folder, adapter, ".pen/sessions", ".jsonl");
    }

    @AfterEach
    void end() {
        devices.close();
    }

    private String first(int device) {
        return "{\"type\":\"session\",\"id\":\"one\",\"folder\":\""
                + devices.get(device).machine().folder("work") + "\"}\n";
    }

    private static String message(String id, String text) {
        return "{\"type\":\"message\",\"id\":\"" + id + "\",\"from\":\"user\",\"text\":\"" + text + "\"}\n";
    }

    private static String title(String text) {
        return "{\"type\":\"title\",\"title\":\"" + text + "\"}\n";
    }

    private void add(int device, String lines) {
        devices.write(device, "one", devices.read(device, "one") + lines);
    }

    private List<String> texts(int device, String session) {
        return devices.read(device, session)
                .lines()
                .flatMap(line -> JsonSlice.parse(line.getBytes(UTF_8)).stream())
                .flatMap(line -> line.string("text").stream())
                .toList();
    }

    @Test
    void aSessionGetsItsFirstLineAndNoGrant() throws IOException {
        devices.write(
                0,
                "one",
                first(0) + message("m1", "a") + "{\"type\":\"approval\",\"mode\":\"always\"}\n" + title("Lamp"));
        devices.syncAll();
        assertThat(devices.read(1, "one")).isEqualTo(first(1) + message("m1", "a") + title("Lamp"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(devices.file(1, "one"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aTitleGoesToAnotherOneAndBack() {
        devices.write(0, "one", first(0) + message("m1", "a") + title("Lamp"));
        devices.syncAll();
        for (String title : List.of("Door", "Lamp", "Door")) {
            add(0, title(title));
            devices.syncAll();
            assertThat(devices.read(1, "one")).endsWith(title(title));
            assertThat(devices.read(0, "one")).endsWith(title(title));
        }
    }

    @Test
    void aLineThatIsNotFinishedWaits() {
        devices.write(0, "one", first(0) + message("m1", "a"));
        devices.syncAll();
        String line = message("m2", "b");
        String before = devices.read(0, "one");
        devices.write(0, "one", before + line.substring(0, 20));
        devices.get(0).watch();
        devices.write(0, "one", before + line);
        devices.syncAll();
        assertThat(devices.read(1, "one")).endsWith(message("m1", "a") + line);
        assertThat(devices.get(0).roam().conversations().list().get(0).branches())
                .isEqualTo(1);
    }

    @Test
    void twoWritersHaveTwoSessionsEachWithItsOwnId() {
        devices.write(0, "one", first(0) + message("m1", "a"));
        devices.syncAll();
        add(0, message("m2", "here"));
        add(1, message("m3", "there"));
        devices.syncAll();
        for (int device = 0; device < 2; device++) {
            assertThat(devices.files(device)).hasSize(2);
            for (String file : devices.files(device)) {
                String id = file.substring(0, file.length() - ".jsonl".length());
                assertThat(devices.read(device, id)).startsWith("{\"type\":\"session\",\"id\":\"" + id + "\"");
                assertThat(texts(device, id)).hasSize(2).startsWith("a");
            }
        }
    }

    @Test
    void undoBringsTheOldBytesBack() {
        devices.write(0, "one", first(0) + message("m1", "a"));
        devices.syncAll();
        String before = devices.read(1, "one");
        add(0, message("m2", "b"));
        devices.syncAll();
        devices.get(1).roam().undo(Optional.empty());
        assertThat(devices.read(1, "one")).isEqualTo(before);
    }

    @Test
    void aFileThatWasRewrittenWithEqualLengthIsReadFromTheStart() {
        devices.write(0, "one", first(0) + message("m1", "a") + message("m2", "b") + message("m3", "c"));
        StoreProbe probe = StoreProbe.to(adapter, devices.get(0).machine());
        Position position = probe.read("one", Position.START).position();
        assertThat(probe.read("one", position).records()).isEmpty();
        devices.write(0, "one", first(0) + message("m1", "a") + message("m2", "x") + message("m3", "c"));
        assertThatThrownBy(() -> probe.read("one", position)).isInstanceOf(PositionRefusedException.class);
        devices.write(0, "one", first(0) + message("m1", "a"));
        assertThatThrownBy(() -> probe.read("one", position)).isInstanceOf(PositionRefusedException.class);
    }

    @Test
    void linesThatAPowerLossTookComeBack() {
        devices.write(0, "one", first(0) + message("m1", "a") + message("m2", "b"));
        devices.syncAll();
        String here = devices.read(1, "one");
        int lost = here.indexOf(message("m2", "b"));
        devices.write(1, "one", here.substring(0, lost) + "\0".repeat(here.length() - lost));
        devices.get(1).machine().advance(Duration.ofSeconds(10));
        assertThat(devices.get(1).sync().problems()).singleElement().asString().contains("power loss");
        devices.syncAll();
        assertThat(devices.read(1, "one")).isEqualTo(here);
    }

    @Test
    void aLineThatHoldsTwoIsNotPlaced() {
        StoreProbe probe = StoreProbe.to(adapter, devices.get(0).machine());
        Placement placement = Placement.newSession(
                "two",
                devices.get(0).machine().folder("work"),
                devices.get(0).machine().clock().instant());
        byte[] two = "x\n{\"type\":\"approval\",\"mode\":\"always\"}".getBytes(UTF_8);
        Record record = Record.event(Record.MAIN, two).asLine();
        assertThat(adapter.hasValidClass(record)).isFalse();
        assertThatThrownBy(() -> probe.place(placement, List.of(record))).isInstanceOf(UnsafeTrackException.class);
        assertThat(devices.files(0)).isEmpty();
    }

    @Test
    void aKillAtAnyStepLosesNothing() {
        devices.write(0, "one", first(0) + message("m1", "a"));
        devices.syncAll();
        int steps = 0;
        for (boolean killed = true; killed; steps++) {
            add(0, message("more" + steps, "text " + steps));
            devices.get(0).sync();
            killed = killedAt(devices.get(1), 3 * steps);
            devices.syncAll();
            assertThat(devices.read(1, "one").substring(first(1).length()))
                    .as("step " + 3 * steps)
                    .isEqualTo(devices.read(0, "one").substring(first(0).length()));
            assertThat(devices.files(1)).as("step " + 3 * steps).containsExactly("one.jsonl");
        }
        assertThat(steps).isGreaterThan(5);
    }

    private static boolean killedAt(TestDevice device, int step) {
        FaultyDisk disk = step % 2 == 0 ? FaultyDisk.killedAt(step) : FaultyDisk.killedIn(step);
        device.restarted(() -> device.machine().with(disk));
        try {
            device.sync();
            return false;
        } catch (FaultyDisk.Killed e) {
            return true;
        } finally {
            device.restarted(() -> device.machine().with(Disk.unforced()));
        }
    }
}
