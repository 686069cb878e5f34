package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.DOOR;
import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.HomeClosedException;
import io.roam.api.SyncReport;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import io.roam.testkit.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that faults of disks, folders, clocks and files are reported with a remedy, and repaired by the next sync. */
final class FailingDiskTest {
    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;

    @BeforeEach
    void prepare() {
        List<TestDevice> both = TestDevice.pair(folder);
        ada = both.get(0);
        bob = both.get(1);
        bob.workspace(LAMP);
        bob.workspace(DOOR);
        ada.addMessages(LAMP, ID, "one").addMessages(DOOR, OTHER, "knock");
        ada.addSideTrack(LAMP, ID, "tool-results/x.txt", "spilled");
        ada.sync();
        bob.sync();
        ada.addMessages(LAMP, ID, "two");
        bob.addMessages(DOOR, OTHER, "who");
    }

    private void assertMended() {
        ada.machine.with(Disk.real());
        bob.machine.with(Disk.real());
        for (int i = 0; i < 2; i++) {
            ada.sync();
            bob.sync();
        }
        assertThat(ada.sessionFile(LAMP, ID)).content().hasLineCount(2);
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(bob.sessionFile(DOOR, OTHER)).content().hasLineCount(2);
        assertThat(ada.sessionFile(DOOR, OTHER)).hasSameBinaryContentAs(bob.sessionFile(DOOR, OTHER));
        assertThat(bob.conversations()).hasSize(2).allMatch(one -> one.branches() == 1);
        assertThat(ada.sync().problems()).isEmpty();
    }

    /** Synchronizes, and checks that each problem is reported in a way that a user understands. */
    private static String told(TestDevice device) {
        try {
            SyncReport report = device.sync();
            assertThat(report.toString()).doesNotContain("failed:");
            return report.toString();
        } catch (RoamException e) {
            assertThat(e.where()).isNotEmpty();
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void fullOrForbiddenAnywhere() {
        Map<String, Path> places = new TreeMap<>(Map.of(
                "pool", bob.home.data().resolve("pool"),
                "ledger", bob.home.data().resolve("ledger"),
                "exchange", bob.home.data().resolve("exchange"),
                "store", bob.machine.home().resolve(".claude"),
                "shared", bob.meetingFolder));
        places.forEach((name, place) -> {
            for (String reason : List.of("disk full", "permission denied")) {
                ada.addMessages(LAMP, ID, name + reason.length());
                bob.addMessages(DOOR, OTHER, name + reason.length());
                ada.sync();
                bob.machine.with(
                        reason.startsWith("disk")
                                ? FaultyDisk.full(file -> file.startsWith(place))
                                : FaultyDisk.forbidden(file -> file.startsWith(place)));
                String told = reason.equals("disk full") && name.equals("shared") ? "shared folder is full" : reason;
                assertThat(told(bob)).as(name).contains(told).contains(place.toString());
                bob.machine.with(Disk.real());
                bob.sync();
                ada.sync();
                assertThat(bob.sessionFile(LAMP, ID)).as(name).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
                assertThat(ada.sessionFile(DOOR, OTHER)).as(name).hasSameBinaryContentAs(bob.sessionFile(DOOR, OTHER));
            }
        });
        assertThat(FolderContent.filesIn(bob.machine.home(), ".tmp")).isEmpty();
    }

    @Test
    void theSharedFolderIsGoneOrIsAFile() throws IOException {
        Path away = folder.resolve("away");
        Files.move(ada.meetingFolder, away);
        assertThat(told(ada)).contains(ada.meetingFolder.toString()).contains("upToDate=false");
        Files.writeString(ada.meetingFolder, "a file");
        assertThat(told(ada)).contains(ada.meetingFolder.toString()).contains("upToDate=false");
        Files.delete(ada.meetingFolder);
        Files.createDirectories(ada.meetingFolder.resolve("roam"));
        Files.writeString(ada.meetingFolder.resolve("roam/main"), "a file");
        assertThat(told(ada)).contains(ada.meetingFolder.toString()).contains("upToDate=false");
        FolderContent.deleteTree(ada.meetingFolder);
        Files.move(away, ada.meetingFolder);
        assertMended();
    }

    @Test
    void anEmptySharedFolderIsFilledAgain() throws IOException {
        FolderContent.deleteTree(ada.meetingFolder);
        Files.createDirectories(ada.meetingFolder);
        assertMended();
    }

    @Test
    void directoriesInThePlaceOfFiles() throws IOException {
        Files.createDirectories(ForgedBatch.sharedFile(ada.meetingFolder, "0".repeat(64) + ".pack")
                .resolve("x"));
        Files.createDirectories(bob.home.data().resolve("exchange/waiting").resolve("1".repeat(64) + ".batch"));
        Files.createDirectories(bob.home.data().resolve("exchange/waiting").resolve("3".repeat(64) + ".pack"));
        Files.createDirectories(bob.home.data().resolve("exchange/outgoing").resolve("2".repeat(64) + ".card/x"));
        Files.createDirectories(bob.projectFolder(LAMP).resolve("33333333-2222-4333-8444-555555555555.jsonl/x"));
        String told = told(bob);
        assertThat(told).contains("0".repeat(64)).contains("1".repeat(64)).contains("3".repeat(64));
        for (int i = 0; i < 2; i++) {
            ada.sync();
            bob.sync();
        }
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(ada.sessionFile(DOOR, OTHER)).hasSameBinaryContentAs(bob.sessionFile(DOOR, OTHER));
    }

    @Test
    void theClockJumps() {
        bob.machine.advance(Duration.ofDays(-365));
        told(bob);
        bob.addMessages(DOOR, OTHER, "long ago");
        told(bob);
        told(bob);
        bob.machine.advance(Duration.ofDays(2 * 365));
        bob.addMessages(DOOR, OTHER, "far ahead");
        told(bob);
        told(bob);
        bob.machine.advance(Duration.ofDays(-365));
        for (int i = 0; i < 2; i++) {
            ada.sync();
            bob.sync();
        }
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(ada.sessionFile(DOOR, OTHER)).hasSameBinaryContentAs(bob.sessionFile(DOOR, OTHER));
        assertThat(ada.sessionFile(DOOR, OTHER)).content().hasLineCount(4);
    }

    @Test
    void damagedConfigurationAndKey() throws IOException {
        for (Path file : List.of(
                bob.home.config().resolve("config.json"), bob.home.data().resolve("key"))) {
            byte[] good = Files.readAllBytes(file);
            for (String bad : List.of(
                    "",
                    "{",
                    "[]",
                    "{}",
                    "{\"name\":1}",
                    "\0\0\0",
                    "{\"name\":\"b\",\"roots\":[\"\\u0000\"]}",
                    "{\"name\":\"b\",\"transports\":[\"folder\",\"nothing:\",\"folder:x\"]}")) {
                Files.writeString(file, bad);
                assertThatThrownBy(bob::sync).as(file + " " + bad).isInstanceOfSatisfying(RoamException.class, e -> {
                    assertThat(e.where().isEmpty() ? e.what() : e.where()).containsAnyOf("/", "\"");
                    assertThat(e.hints()).isNotEmpty();
                });
            }
            Files.write(file, good);
        }
        assertMended();
    }

    @Test
    void aDamagedLedger() throws IOException {
        Path ledger = bob.home.data().resolve("ledger");
        List<String> lines = Files.readAllLines(ledger);
        for (int i = 0; i < lines.size(); i++) {
            Files.writeString(
                    ledger,
                    String.join("\n", lines.subList(0, i))
                            + "\n\0\0{\"what\":\"tip\"}\n{\"what\":\"token\",\"at\":\"x\"}\n"
                            + "{\"what\":\"placing\",\"length\":-1}\n"
                            + String.join("\n", lines.subList(i + 1, lines.size()))
                            + "\n{\"what\":\"ti");
            assertThatThrownBy(bob::sync)
                    .isInstanceOf(HomeClosedException.class)
                    .hasMessageContaining("the ledger is damaged at line " + Math.max(1, i + 1))
                    .hasMessageContaining("roam doctor --fix");
            assertThat(bob.devices()).hasSizeLessThanOrEqualTo(2);
        }
        Files.write(ledger, lines);
        assertMended();
    }

    @Test
    void aDamagedLedgerIsRebuilt() throws IOException {
        Path ledger = bob.home.data().resolve("ledger");
        List<String> lines = Files.readAllLines(ledger);
        Files.writeString(ledger, "\0\0" + String.join("\n", lines.subList(2, lines.size())) + "\n{\"what\":\"ti");
        assertThatThrownBy(bob::sync).isInstanceOf(HomeClosedException.class);
        bob.repair();
        assertMended();
    }
}
