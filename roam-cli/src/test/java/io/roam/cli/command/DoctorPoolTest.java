package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.BatchPlaces;
import io.roam.json.JsonObject;
import io.roam.testkit.LedgerText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults in the pool and in what arrives, on a laptop that has a desktop's conversations. */
class DoctorPoolTest {
    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;
    private Path stick;
    private Path workspace;
    private Path data;
    private String session;

    @BeforeEach
    void pairDevices() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        stick = Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", "folder:" + stick, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", "folder:" + stick, "--unencrypted");
        workspace = desktop.machine.folder("beacon");
        laptop.machine.folder("beacon");
        session = desktop.startConversation(workspace, "The lamp", "Why?", "Because.");
        laptop.runWithInput(desktop.runOk("pair", "--show").out(), false, "pair", "-");
        desktop.runOk("sync");
        laptop.runOk("sync");
        data = laptop.machine.home().resolve(".local/share/roam");
    }

    private List<Path> packs() throws IOException {
        return BatchPlaces.packs(data.resolve("pool/main"));
    }

    /** Changes a byte of the records in a pack. */
    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void twoDevicesThatMetAreWell() {
        DoctorResult found = DoctorResult.run(laptop);
        assertThat(found.assertOne("devices", "ok").string("message")).isEqualTo("Paired with desktop");
        found.assertOne("archive", "ok");
        found.assertOne("sync-method", "ok");
        found.assertNoTrouble();
    }

    private Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.toList()) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    @Test
    void nothingIsChangedByLooking() throws Exception {
        damage(packs().get(0));
        Files.write(data.resolve("pool/main/tmp.tmp"), new byte[1]);
        Files.move(
                laptop.machine.home().resolve(".cache"),
                folder.resolve("cache")); // so that the pool reads the batch by itself
        Map<Path, FileTime> before = files();
        assertThat(DoctorResult.run(laptop).code()).isEqualTo(1);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aDamagedPackIsFoundPutAsideAndFetchedAgain() throws Exception {
        Path pack = packs().get(0);
        damage(pack);
        DoctorResult found = DoctorResult.run(laptop);
        assertThat(found.assertOne("archive-damaged", "error").string("where")).isEqualTo(pack.toString());
        found.assertAbsent("archive");
        assertThat(pack).exists();

        CommandResult fixed = laptop.runOk("doctor", "--fix");
        assertThat(fixed.out()).contains("  fixed: moved to " + pack + ".aside\n");
        assertThat(pack).doesNotExist();
        assertThat(DoctorResult.run(laptop)
                        .assertOne("archive-set-aside", "warning")
                        .string("where"))
                .isEqualTo(pack + ".aside");

        laptop.runOk("sync");
        assertThat(pack).exists();
        DoctorResult well = DoctorResult.run(laptop);
        well.assertOne("archive", "ok");
        well.assertAbsent("archive-damaged", "archive-set-aside");
    }

    @Test
    void aPackInTheFolderOfAnotherConversation() throws Exception {
        Path pack = packs().get(0);
        Path wrong = pack.getParent().resolveSibling("0123456789abcdef0123456789abcdef");
        Files.createDirectory(wrong);
        Files.copy(pack, wrong.resolve(pack.getFileName()));
        assertThat(DoctorResult.run(laptop)
                        .assertOne("archive-damaged", "error")
                        .string("message"))
                .endsWith("it belongs to another conversation");
        DoctorResult.runFix(laptop).assertFixed("archive-damaged");
        assertThat(wrong.resolve(pack.getFileName())).doesNotExist();
        assertThat(pack).exists();
    }

    @Test
    void aBatchOfADeviceThatIsForgotten() throws Exception {
        Path ledger = data.resolve("ledger");
        LedgerText.write(
                ledger,
                LedgerText.lines(ledger).stream()
                        .filter(line -> !line.contains("\"trust\""))
                        .toList());
        String desktopId =
                desktop.runOk("status", "--json").json().object("device").string("id");
        Files.delete(data.resolve("pool/main/devices/" + desktopId + ".json"));
        JsonObject found = DoctorResult.run(laptop).assertOne("archive-unknown-signer", "warning");
        assertThat(found.string("message")).contains(desktopId.substring(0, 8));
    }

    @Test
    void whatDoesNotBelongIntoThePool() throws Exception {
        Path pool = data.resolve("pool/main");
        Path mine = packs().get(0).resolveSibling("notes.txt");
        Path folderOfMine = pool.resolve("notes");
        Path inDevices = pool.resolve("devices/notes.json");
        TestDevice.write(mine, "mine");
        TestDevice.write(inDevices, "mine");
        Files.createDirectory(folderOfMine);
        assertThat(DoctorResult.run(laptop).allOf("archive-unknown-file").stream()
                        .map(one -> one.string("where")))
                .containsExactlyInAnyOrder(mine.toString(), folderOfMine.toString(), inDevices.toString());
    }

    @Test
    void whatThePoolLostIsMissedAndFetchedAgain() throws Exception {
        Path first = packs().get(0);
        desktop.continueConversation(workspace, session, "So what?");
        desktop.runOk("sync");
        laptop.runOk("sync");
        assertThat(packs()).hasSize(2);
        Files.delete(first);
        DoctorResult found = DoctorResult.run(laptop);
        assertThat(found.assertOne("archive-missing-data", "warning").string("where"))
                .isEqualTo(first.getParent().getFileName().toString());
        laptop.runOk("sync");
        DoctorResult.run(laptop).assertAbsent("archive-missing-data", "messages-not-arrived");
    }

    @Test
    void whatThisDeviceContinuedAndLostIsMissed() throws Exception {
        Path first = packs().get(0);
        laptop.continueConversation(laptop.machine.folder("beacon"), session, "So what?");
        laptop.runOk("sync");
        assertThat(packs()).hasSize(2);
        Files.delete(first);
        DoctorResult.run(laptop).assertOne("archive-missing-data", "warning");
        laptop.runOk("sync");
        DoctorResult.run(laptop).assertAbsent("archive-missing-data", "messages-not-arrived");
    }

    /** A pack may come before those with the words that it continues: nothing was lost. */
    @Test
    void whatHasNotArrivedYetIsNotLost() throws Exception {
        Set<Path> before = Set.copyOf(BatchPlaces.packs(stick));
        String tide = desktop.startConversation(workspace, "The tide", "High?", "Low.");
        desktop.runOk("sync");
        Path beginning = BatchPlaces.packs(stick).stream()
                .filter(pack -> !before.contains(pack))
                .findFirst()
                .orElseThrow();
        desktop.continueConversation(workspace, tide, "And now?");
        desktop.runOk("sync");
        Files.move(beginning, folder.resolve("late"));
        laptop.run("sync");
        assertThat(packs()).hasSize(2);

        DoctorResult found = DoctorResult.run(laptop);
        found.assertAbsent("archive-missing-data");
        JsonObject waits = found.assertOne("messages-not-arrived", "warning");
        assertThat(waits.string("message"))
                .isEqualTo("Messages that later ones refer to have not arrived yet (1 file)");
        assertThat(packs()).anyMatch(pack -> pack.getParent().endsWith(waits.string("where")));

        Files.move(folder.resolve("late"), beginning);
        laptop.runOk("sync");
        DoctorResult.run(laptop).assertAbsent("archive-missing-data", "messages-not-arrived");
        assertThat(laptop.sessionFile(laptop.machine.folder("beacon"), tide))
                .content()
                .contains("Low.", "And now?");
    }

    @Test
    void whatCannotBeTrueIsInQuarantine() {
        String name = "ab".repeat(32) + ".pack";
        TestDevice.write(stick.resolve("roam/main/a").resolve(name), "no pack");
        assertThat(laptop.run("sync").code()).isEqualTo(4);
        JsonObject found = DoctorResult.run(laptop).assertOne("quarantine", "error");
        assertThat(found.string("where")).endsWith("quarantine/" + name);
        assertThat(found.string("message")).startsWith("A received file failed verification: ");
    }

    @Test
    void whatWaitsForTrust() {
        TestDevice tower = new TestDevice(folder.resolve("tower"));
        tower.runOk("init", "--name", "tower", "--via", "folder:" + stick, "--unencrypted");
        tower.startConversation(tower.machine.folder("gull"), "The gull", "Where?");
        assertThat(tower.run("sync").code()).isEqualTo(3); // the others are strangers to it
        assertThat(laptop.run("sync").code()).isEqualTo(3);
        DoctorResult found = DoctorResult.run(laptop);
        assertThat(found.assertOne("pending-files", "info").string("message"))
                .startsWith("1 received file is pending: from ");
        found.assertNoTrouble();
    }

    @Test
    void aDeviceThatWasCloned() throws Exception {
        copy(desktop.machine.home(), folder.resolve("clone/home"));
        TestDevice clone = new TestDevice(folder.resolve("clone"));
        desktop.continueConversation(workspace, session, "One?");
        desktop.runOk("sync");
        clone.startConversation(clone.machine.folder("gull"), "The gull", "Where?");
        assertThat(clone.run("sync").code()).isEqualTo(1); // it was copied
        Files.move(stick, folder.resolve("away"));
        clone.run("doctor", "--fix", "--accept-rules");
        assertThat(clone.run("sync").code()).isEqualTo(3); // before it hears of what its twin said
        Files.move(folder.resolve("away"), stick);
        clone.run("sync");
        laptop.runOk("sync");
        DoctorResult found = DoctorResult.run(laptop);
        assertThat(found.assertOne("duplicate-device", "info").string("message"))
                .contains("it seems to run on two machines, or was restored from a backup");
        found.assertNoTrouble();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path there = to.resolve(from.relativize(file).toString());
                Files.createDirectories(there.getParent());
                Files.copy(file, there);
            }
        }
    }
}
