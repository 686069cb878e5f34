package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.RunLogEntry;
import io.roam.api.SyncReport;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import io.roam.testkit.FaultyDisk;
import io.roam.testkit.TestDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An append that fails, or is killed, in the middle of a record. */
@Tag("slow")
final class TornAppendTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";

    @TempDir
    private Path folder;

    private TwoDevices devices;
    private Path here;

    @BeforeEach
    void pairThem() {
        devices = new TwoDevices(folder);
        say(0, "u1", "");
        devices.sync();
        here = devices.sessionFile(1);
    }

    @AfterEach
    void closeThem() {
        devices.close();
    }

    private void say(int device, String id, String parent) {
        String link = parent.isEmpty() ? "null" : "\"" + parent + "\"";
        String line = "{\"type\":\"user\",\"uuid\":\"" + id + "\",\"parentUuid\":" + link + ",\"sessionId\":\"" + ID
                + "\",\"cwd\":\"" + devices.device(device).machine().folder("work")
                + "\",\"message\":{\"role\":\"user\",\"content\":\"the words of " + id + "\"}}\n";
        devices.append(devices.sessionFile(device), TwoDevices.utf8(line));
    }

    private TestDevice second(Disk disk) {
        return devices.device(1).restarted(() -> devices.device(1).machine().with(disk));
    }

    private static void requireWhole(String line) {
        assertThat(PlainJson.object(line)).as(line).isNotEmpty();
    }

    private Set<String> wholeIds(int device) throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String line : Files.readAllLines(devices.sessionFile(device))) {
            requireWhole(line);
            ids.add(line.replaceAll(".*\"uuid\":\"(\\w+)\".*", "$1"));
        }
        return ids;
    }

    private boolean endsWhole() throws IOException {
        return Files.readString(here).endsWith("}\n");
    }

    @Test
    void aFullDiskLeavesTheSessionAsItWas() throws IOException {
        String before = Files.readString(here);
        say(0, "u2", "u1");
        devices.device(0).sync();

        SyncReport report = second(FaultyDisk.full(here::equals)).sync();

        assertThat(here).hasContent(before);
        assertThat(report.skipped()).hasSize(1);
        assertThat(report.skipped().get(0).toString()).contains("disk full");
        assertThat(devices.device(1).roam().log().get(0).placed()).allMatch(RunLogEntry.Placed::undone);
        say(1, "v2", "u1");
        second(Disk.unforced());
        devices.sync();
        assertThat(wholeIds(1)).contains("u1", "v2");
    }

    @Test
    void aFullDiskForTheLedgerTooLosesNothing() throws IOException {
        String before = Files.readString(here);
        say(0, "u2", "u1");
        devices.device(0).sync();
        Path ledger = devices.device(1).home().data().resolve("ledger");
        for (int steps = 0; steps < 12; steps++) {
            second(FullAfter.of(here, ledger, steps));
            try {
                devices.device(1).sync();
            } catch (RoamException e) {
                assertThat(e).hasMessageContaining("space");
            }
            assertThat(endsWhole()).isTrue();
        }
        assertThat(Files.readString(here)).startsWith(before);
        say(1, "v2", "u1");
        second(Disk.unforced());
        devices.sync();
        assertThat(wholeIds(1)).contains("u1", "v2");
        assertThat(wholeIds(0)).contains("u1");
    }

    /** Killed at each step, and in the middle of it; then the user goes on, before roam runs again and after it. */
    @Test
    void aKilledAppendEatsNoWords() throws IOException {
        List<String> parents = new ArrayList<>(List.of("u1"));
        for (int step = 0; step < 60; step++) {
            String parent = parents.get(parents.size() - 1);
            say(0, "a" + step, parent);
            devices.device(0).sync();
            FaultyDisk disk = step % 2 == 0 ? FaultyDisk.killedIn(step / 2) : FaultyDisk.killedAt(step / 2);
            second(disk);
            try {
                devices.device(1).sync();
            } catch (FaultyDisk.Killed e) {
                assertThat(disk.isDead()).isTrue();
            }
            if (step % 3 == 0) { // the client, which may have read the session before, goes on at once
                say(1, "b" + step, parent);
            }
            second(Disk.unforced());
            devices.device(1).roam().conversations().remoteUpdate("claude", ID);
            assertThat(endsWhole()).isTrue();
            say(1, "c" + step, step % 3 == 0 ? "b" + step : parent);
            devices.sync();
            for (Path session : sessions()) {
                Files.readAllLines(session).forEach(TornAppendTest::requireWhole);
            }
            parents.add(lastId());
        }
        String all = String.join("\n", devices.device(0).pool());
        assertThat(all).isEqualTo(String.join("\n", devices.device(1).pool()));
        for (int step = 0; step < 60; step++) {
            assertThat(said("a" + step)).as("a" + step).isTrue();
            assertThat(said("c" + step)).as("c" + step).isTrue();
            assertThat(step % 3 != 0 || said("b" + step)).as("b" + step).isTrue();
        }
    }

    private List<Path> sessions() throws IOException {
        try (Stream<Path> files = Files.list(here.getParent())) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }

    private boolean said(String id) throws IOException {
        for (Path session : sessions()) {
            if (Files.readString(session).contains("\"the words of " + id + "\"")) {
                return true;
            }
        }
        return false;
    }

    private String lastId() throws IOException {
        List<String> lines = Files.readAllLines(devices.sessionFile(0)).stream()
                .filter(line -> line.contains("\"uuid\""))
                .toList();
        return lines.get(lines.size() - 1).replaceAll(".*\"uuid\":\"(\\w+)\".*", "$1");
    }
}
