package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.spi.Disk;
import io.roam.testkit.FaultyDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults in roam's own files: each is provoked, and fixed where that is promised. */
class DoctorHomeTest {
    @TempDir
    Path folder;

    private TestDevice device;
    private Path data;
    private Path config;

    @BeforeEach
    void device() throws Exception {
        device = new TestDevice(folder.resolve("desktop"));
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        device.runOk("init", "--via", via, "--unencrypted");
        device.startConversation(device.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        device.runOk("sync");
        data = device.machine.home().resolve(".local/share/roam");
        config = device.machine.home().resolve(".config/roam/config.json");
    }

    @Test
    void aHealthyHomeIsWell() {
        CommandResult result = device.runOk("doctor");
        assertThat(result.out())
                .containsPattern(
                        "\nok      archive +1 archive file verified, with 1 signed part: ~/.local/share/roam/pool/main\n")
                .containsPattern("(?m)^ok      permissions +Only you can read roam's files: ~/.local/share/roam$")
                .containsPattern("\nok      tool +claude: 1 session: ")
                .containsPattern("\ninfo    no-device +No paired device\n        hint: roam pair\n")
                .endsWith("\nNo problems found.\n");
        DoctorResult.run(device).assertNoTrouble();
        DoctorResult.runFix(device).assertNoTrouble();
    }

    @Test
    void whereRoamWasNeverSetUpThereIsNothingToLookAt() {
        CommandResult result = new TestDevice(folder.resolve("fresh")).run("doctor");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("roam: roam is not set up on this device\n");
    }

    @Test
    void whatCannotBeReadOrWrittenIsAnError() throws Exception {
        Path outgoing = data.resolve("exchange/outgoing");
        Files.createDirectories(outgoing.getParent());
        if (Files.exists(outgoing)) {
            com.google.common.io.MoreFiles.deleteRecursively(outgoing);
        }
        Files.writeString(outgoing, "no folder");
        DoctorResult found = DoctorResult.run(device);
        assertThat(found.assertOne("access", "error").string("where")).isEqualTo(outgoing.toString());
        assertThat(found.code()).isEqualTo(1);
    }

    private static void open(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void whatOthersMayReadIsClosed() throws Exception {
        Path key = data.resolve("key");
        open(key, "rw-r--r--");
        open(data, "rwxr-xr-x");
        open(config, "rw-rw-r--");
        DoctorResult found = DoctorResult.run(device);
        assertThat(found.assertOne("key-permissions", "error").string("where")).isEqualTo(key.toString());
        assertThat(found.allOf("permissions").stream().map(one -> one.string("where")))
                .containsExactly(data.toString(), config.toString());
        assertThat(permissions(key)).isEqualTo("rw-r--r--");

        CommandResult fixed = device.runOk("doctor", "--fix");
        assertThat(fixed.out())
                .contains("  fixed: only you can now read and change " + key + "\n")
                .endsWith("\nFixed 3 problems. No problems found.\n");
        assertThat(permissions(key)).isEqualTo("rw-------");
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(config)).isEqualTo("rw-------");
        DoctorResult.run(device).assertOne("permissions", "ok");
    }

    @Test
    void aKeyThatIsGoneIsNamedAndAllElseIsLookedAt() throws Exception {
        Files.delete(data.resolve("key"));
        DoctorResult found = DoctorResult.run(device);
        assertThat(found.assertOne("key-missing", "error").string("hint")).contains("backup", "roam init");
        found.assertOne("tool", "ok");
        assertThat(DoctorResult.runFix(device).code()).isEqualTo(1);
        assertThat(data.resolve("key")).doesNotExist();
    }

    @Test
    void aHomeThatCannotBeOpenedSaysWhy() throws Exception {
        Files.writeString(config, "{");
        JsonObject found = DoctorResult.run(device).assertOne("data-unreadable", "error");
        assertThat(found.string("where")).isEqualTo(config.toString());

        Path key = data.resolve("key");
        device.runOk("doctor", "--help");
        Files.writeString(key, "scribble");
        assertThat(DoctorResult.run(device)
                        .assertOne("data-unreadable", "error")
                        .string("where"))
                .as("one thing at a time")
                .isEqualTo(key.toString());
    }

    @Test
    void aDamagedKeyIsNamed() throws Exception {
        Files.writeString(data.resolve("key"), "scribble");
        assertThat(DoctorResult.run(device)
                        .assertOne("data-unreadable", "error")
                        .string("where"))
                .isEqualTo(data.resolve("key").toString());
    }

    @Test
    void whatACutOffRunLeftIsRemoved() throws Exception {
        Path one = data.resolve("ledger.tmp");
        Path other = data.resolve("pool/main/tmp/batch.part");
        TestDevice.write(one, "half");
        TestDevice.write(other, "half");
        TestDevice.write(device.machine.home().resolve(".cache/roam/texts/search.tmp"), "half");
        JsonObject found = DoctorResult.run(device).assertOne("temporary-files", "info");
        assertThat(found.string("message")).isEqualTo("3 temporary files of an interrupted command");
        assertThat(found.flag("fixable")).isTrue();
        assertThat(one).exists();
        assertThat(device.runOk("doctor").out())
                .endsWith("\nNo problems found. roam doctor --fix can clean up 1 item.\n");

        assertThat(DoctorResult.runFix(device)
                        .assertOne("temporary-files", "info")
                        .string("fixed"))
                .isEqualTo("removed the temporary files (3)");
        assertThat(one).doesNotExist();
        assertThat(other).doesNotExist();
        DoctorResult.run(device).assertAbsent("temporary-files");
    }

    @Test
    void littleSpaceIsAWarningAndNoneAnError() {
        DoctorResult.run(device).assertOne("disk-space", "ok");
        device.machine.with(FaultyDisk.sound().withSpace(400_000_000));
        assertThat(DoctorResult.run(device).assertOne("disk-space", "warning").string("message"))
                .isEqualTo("Only 400 MB free");
        device.machine.with(FaultyDisk.sound().withSpace(3_000_000));
        DoctorResult.run(device).assertOne("disk-space", "error");
    }

    @Test
    void aFixThatFailsIsTold() throws Exception {
        TestDevice.write(
                data.resolve("pool/main/0123456789abcdef0123456789abcdef/" + "a".repeat(64) + ".batch"), "no batch");
        device.machine.with(FaultyDisk.forbidden(file -> file.toString().endsWith(".aside")));
        CommandResult result = device.run("doctor", "--fix");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("  not fixed: cannot move aside: permission denied: ");
        device.machine.with(Disk.real());
        assertThat(device.run("doctor", "--fix").out()).contains("  fixed: moved to ");
    }

    @Test
    void anotherProgramThatCopiesTheHomeIsNamed() {
        Path sign = device.machine.folder(".local/share/.stfolder");
        assertThat(DoctorResult.run(device)
                        .assertOne("data-synced-by-other-program", "error")
                        .string("message"))
                .startsWith("Syncthing syncs roam's own files")
                .contains(sign.toString());
    }

    @Test
    void aWatchThatRunsIsSeen() throws Exception {
        DoctorResult.run(device).assertOne("watch", "info");
        try (FileChannel channel =
                        FileChannel.open(data.resolve("watched"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            DoctorResult.run(device).assertOne("watch", "ok");
        }
    }

    @Test
    void aFolderThatDoesNotAnswer() {
        DoctorResult.run(device).assertAbsent("silent-folder");
        Path folder = device.machine.home().resolve("nas");
        long until = device.machine.machine().clock().instant().getEpochSecond() + 60;
        TestDevice.write(
                device.machine.home().resolve(".cache/roam/clones"),
                Json.text(Map.of(
                        "version",
                        1,
                        "folders",
                        List.of(),
                        "silent",
                        List.of(Map.of("path", folder.toString(), "until", until)))));
        assertThat(DoctorResult.run(device).assertOne("silent-folder", "info").string("where"))
                .isEqualTo(folder.toString());
        device.machine.advance(Duration.ofMinutes(2));
        DoctorResult.run(device).assertAbsent("silent-folder");
    }
}
