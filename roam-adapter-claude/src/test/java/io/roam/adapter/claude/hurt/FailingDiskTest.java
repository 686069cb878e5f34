package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.Journey.DOOR;
import static io.roam.adapter.claude.hurt.Journey.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Full and read-only disks, vanished folders, wrong clocks, damaged files: told with what to do, and mended by the next sync. */
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
        bob.work(LAMP);
        bob.work(DOOR);
        ada.say(LAMP, ID, "one").say(DOOR, OTHER, "knock");
        ada.side(LAMP, ID, "tool-results/x.txt", "spilled");
        ada.sync();
        bob.sync();
        ada.say(LAMP, ID, "two");
        bob.say(DOOR, OTHER, "who");
    }

    private void assertMended() {
        ada.machine.with(Disk.real());
        bob.machine.with(Disk.real());
        for (int i = 0; i < 2; i++) {
            ada.sync();
            bob.sync();
        }
        assertThat(ada.session(LAMP, ID)).content().hasLineCount(2);
        assertThat(bob.session(LAMP, ID)).hasSameBinaryContentAs(ada.session(LAMP, ID));
        assertThat(bob.session(DOOR, OTHER)).content().hasLineCount(2);
        assertThat(ada.session(DOOR, OTHER)).hasSameBinaryContentAs(bob.session(DOOR, OTHER));
        assertThat(bob.conversations()).hasSize(2).allMatch(one -> one.branches() == 1);
        assertThat(ada.sync().problems()).isEmpty();
    }

    /** Syncs; what goes wrong must be said in a way that a user understands. */
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
                "shared", bob.meet));
        places.forEach((name, place) -> {
            for (String reason : List.of("No space left", "ermission denied")) {
                ada.say(LAMP, ID, name + reason.length());
                bob.say(DOOR, OTHER, name + reason.length());
                ada.sync();
                bob.machine.with(
                        reason.startsWith("No")
                                ? FaultyDisk.full(file -> file.startsWith(place))
                                : FaultyDisk.forbidden(file -> file.startsWith(place)));
                assertThat(told(bob)).as(name).contains(reason).contains(place.toString());
                bob.machine.with(Disk.real());
                bob.sync();
                ada.sync();
                assertThat(bob.session(LAMP, ID)).as(name).hasSameBinaryContentAs(ada.session(LAMP, ID));
                assertThat(ada.session(DOOR, OTHER)).as(name).hasSameBinaryContentAs(bob.session(DOOR, OTHER));
            }
        });
        assertThat(Tree.files(bob.machine.home(), ".tmp")).isEmpty();
    }

    @Test
    void theSharedFolderIsGoneOrIsAFile() throws IOException {
        Path away = folder.resolve("away");
        Files.move(ada.meet, away);
        assertThat(told(ada)).contains(ada.meet.toString()).contains("complete=false");
        Files.writeString(ada.meet, "a file");
        assertThat(told(ada)).contains(ada.meet.toString()).contains("complete=false");
        Files.delete(ada.meet);
        Files.createDirectories(ada.meet.resolve("roam"));
        Files.writeString(ada.meet.resolve("roam/main"), "a file");
        assertThat(told(ada)).contains(ada.meet.toString()).contains("complete=false");
        Tree.delete(ada.meet);
        Files.move(away, ada.meet);
        assertMended();
    }

    @Test
    void anEmptySharedFolderIsFilledAgain() throws IOException {
        Tree.delete(ada.meet);
        Files.createDirectories(ada.meet);
        assertMended();
    }

    @Test
    void directoriesInThePlaceOfFiles() throws IOException {
        Files.createDirectories(
                Forgery.shared(ada.meet, "0".repeat(64) + ".batch").resolve("x"));
        Files.createDirectories(bob.home.data().resolve("exchange/waiting").resolve("1".repeat(64) + ".batch"));
        Files.createDirectories(bob.home.data().resolve("exchange/outgoing").resolve("2".repeat(64) + ".card/x"));
        Files.createDirectories(bob.project(LAMP).resolve("33333333-2222-4333-8444-555555555555.jsonl/x"));
        String told = told(bob);
        assertThat(told).contains("0".repeat(64)).contains("1".repeat(64));
        for (int i = 0; i < 2; i++) {
            ada.sync();
            bob.sync();
        }
        assertThat(bob.session(LAMP, ID)).hasSameBinaryContentAs(ada.session(LAMP, ID));
        assertThat(ada.session(DOOR, OTHER)).hasSameBinaryContentAs(bob.session(DOOR, OTHER));
    }

    @Test
    void theClockJumps() {
        bob.machine.advance(Duration.ofDays(-365));
        told(bob);
        bob.say(DOOR, OTHER, "long ago");
        told(bob);
        told(bob);
        bob.machine.advance(Duration.ofDays(2 * 365));
        bob.say(DOOR, OTHER, "far ahead");
        told(bob);
        told(bob);
        bob.machine.advance(Duration.ofDays(-365));
        for (int i = 0; i < 2; i++) {
            ada.sync();
            bob.sync();
        }
        assertThat(bob.session(LAMP, ID)).hasSameBinaryContentAs(ada.session(LAMP, ID));
        assertThat(ada.session(DOOR, OTHER)).hasSameBinaryContentAs(bob.session(DOOR, OTHER));
        assertThat(ada.session(DOOR, OTHER)).content().hasLineCount(4);
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
                    assertThat(e.where()).isNotEmpty();
                    assertThat(e.remedy()).isNotEmpty();
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
            told(bob);
            bob.devices();
        }
        Files.write(ledger, lines);
        assertMended();
    }
}
