package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with the pool and with what arrives, on a laptop that has a desktop's words. */
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
    void paired() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        stick = Files.createDirectories(folder.resolve("stick"));
        desktop.does("init", "--name", "desktop", "--via", "folder:" + stick, "--plain");
        laptop.does("init", "--name", "laptop", "--via", "folder:" + stick, "--plain");
        workspace = desktop.machine.folder("beacon");
        laptop.machine.folder("beacon");
        session = desktop.talks(workspace, "The lamp", "Why?", "Because.");
        laptop.typing(desktop.does("code").out(), false, "pair", "-");
        desktop.does("sync");
        laptop.does("sync");
        data = laptop.machine.home().resolve(".local/share/roam");
    }

    private List<Path> batches() throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("pool/main"))) {
            return all.filter(file -> file.toString().endsWith(".batch"))
                    .sorted()
                    .toList();
        }
    }

    /** A byte of the words is another one. */
    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void twoDevicesThatMetAreWell() {
        DoctorResult found = DoctorResult.of(laptop);
        assertThat(found.one("peers", "good").string("what")).isEqualTo("paired with desktop");
        found.one("pool", "good");
        found.one("transport", "good");
        found.isWell();
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
        damage(batches().get(0));
        Files.write(data.resolve("pool/main/tmp.tmp"), new byte[1]);
        Files.move(
                laptop.machine.home().resolve(".cache"),
                folder.resolve("cache")); // so that the pool reads the batch by itself
        Map<Path, FileTime> before = files();
        assertThat(DoctorResult.of(laptop).code()).isEqualTo(1);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aDamagedBatchIsFoundPutAsideAndFetchedAgain() throws Exception {
        Path batch = batches().get(0);
        damage(batch);
        DoctorResult found = DoctorResult.of(laptop);
        assertThat(found.one("batch", "error").string("where")).isEqualTo(batch.toString());
        found.lacks("pool");
        assertThat(batch).exists();

        CommandResult fixed = laptop.does("doctor", "--fix");
        assertThat(fixed.out()).contains("  fixed put aside as " + batch + ".aside\n");
        assertThat(batch).doesNotExist();
        assertThat(DoctorResult.of(laptop).one("batch-aside", "warning").string("where"))
                .isEqualTo(batch + ".aside");

        laptop.does("sync");
        assertThat(batch).exists();
        DoctorResult well = DoctorResult.of(laptop);
        well.one("pool", "good");
        well.lacks("batch", "batch-aside");
    }

    @Test
    void aBatchInTheFolderOfAnotherConversation() throws Exception {
        Path batch = batches().get(0);
        Path wrong = batch.getParent().resolveSibling("0123456789abcdef0123456789abcdef");
        Files.createDirectory(wrong);
        Files.copy(batch, wrong.resolve(batch.getFileName()));
        assertThat(DoctorResult.of(laptop).one("batch", "error").string("what"))
                .endsWith("it belongs to another conversation");
        DoctorResult.fixing(laptop).isFixed("batch");
        assertThat(wrong.resolve(batch.getFileName())).doesNotExist();
        assertThat(batch).exists();
    }

    @Test
    void aBatchOfADeviceThatIsForgotten() throws Exception {
        Path ledger = data.resolve("ledger");
        Files.write(
                ledger,
                Files.readAllLines(ledger).stream()
                        .filter(line -> !line.contains("\"trust\""))
                        .toList());
        String desktopId =
                desktop.does("status", "--json").json().object("device").string("id");
        Files.delete(data.resolve("pool/main/devices/" + desktopId + ".json"));
        JsonObject found = DoctorResult.of(laptop).one("batch-stranger", "warning");
        assertThat(found.string("what")).contains(desktopId.substring(0, 8));
    }

    @Test
    void whatDoesNotBelongIntoThePool() throws Exception {
        Path pool = data.resolve("pool/main");
        Path mine = batches().get(0).resolveSibling("notes.txt");
        Path folderOfMine = pool.resolve("notes");
        Path inDevices = pool.resolve("devices/notes.json");
        TestDevice.write(mine, "mine");
        TestDevice.write(inDevices, "mine");
        Files.createDirectory(folderOfMine);
        assertThat(DoctorResult.of(laptop).all("stray").stream().map(one -> one.string("where")))
                .containsExactlyInAnyOrder(mine.toString(), folderOfMine.toString(), inDevices.toString());
    }

    @Test
    void whatThePoolLostIsMissedAndFetchedAgain() throws Exception {
        Path first = batches().get(0);
        desktop.saysMore(workspace, session, "So what?");
        desktop.does("sync");
        laptop.does("sync");
        assertThat(batches()).hasSize(2);
        Files.delete(first);
        DoctorResult found = DoctorResult.of(laptop);
        assertThat(found.one("gap", "warning").string("where"))
                .isEqualTo(first.getParent().getFileName().toString());
        laptop.does("sync");
        DoctorResult.of(laptop).lacks("gap");
    }

    @Test
    void whatCannotBeTrueIsInQuarantine() {
        String name = "ab".repeat(32) + ".batch";
        TestDevice.write(stick.resolve("roam/main/a").resolve(name), "no batch");
        assertThat(laptop.run("sync").code()).isEqualTo(3);
        JsonObject found = DoctorResult.of(laptop).one("quarantine", "error");
        assertThat(found.string("where")).endsWith("quarantine/" + name);
        assertThat(found.string("what")).startsWith("this arrived and cannot be true: ");
    }

    @Test
    void whatWaitsForTrust() {
        TestDevice tower = new TestDevice(folder.resolve("tower"));
        tower.does("init", "--name", "tower", "--via", "folder:" + stick, "--plain");
        tower.talks(tower.machine.folder("gull"), "The gull", "Where?");
        tower.does("sync");
        laptop.does("sync");
        DoctorResult found = DoctorResult.of(laptop);
        assertThat(found.one("waiting", "notice").string("what"))
                .startsWith("what arrived waits (files: 1), as its device");
        found.isWell();
    }

    @Test
    void aDeviceThatWasCloned() throws Exception {
        copy(desktop.machine.home(), folder.resolve("clone/home"));
        TestDevice clone = new TestDevice(folder.resolve("clone"));
        desktop.saysMore(workspace, session, "One?");
        desktop.does("sync");
        clone.talks(clone.machine.folder("gull"), "The gull", "Where?");
        Files.move(stick, folder.resolve("away"));
        clone.does("sync"); // before it hears of what its twin said
        Files.move(folder.resolve("away"), stick);
        clone.does("sync");
        laptop.does("sync");
        DoctorResult found = DoctorResult.of(laptop);
        assertThat(found.one("twin", "notice").string("what")).contains("it was cloned, or set back from a backup");
        found.isWell();
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
