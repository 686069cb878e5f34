package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.device.DeviceCard;
import io.roam.device.DeviceKey;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults between devices, and in what the user configured: each is provoked. */
class DoctorDevicesTest {
    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;
    private Path stick;

    @BeforeEach
    void devices() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        stick = Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", "folder:" + stick, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", "folder:" + stick, "--unencrypted");
    }

    private void pairDevices() {
        laptop.runWithInput(desktop.runOk("pair", "--show").out(), false, "pair", "-");
        desktop.runOk("sync");
        laptop.runOk("sync");
    }

    @Test
    void aDeviceThatMeetsNobody() {
        TestDevice alone = new TestDevice(folder.resolve("alone"));
        alone.runOk("init");
        DoctorResult found = DoctorResult.run(alone);
        assertThat(found.assertOne("no-sync-method", "warning").string("hint")).contains("roam init --via syncthing");
        found.assertOne("no-device", "info");
    }

    @Test
    void aStickThatIsNotPluggedIn() throws Exception {
        Files.move(stick, folder.resolve("away"));
        JsonObject found = DoctorResult.run(desktop).assertOne("sync-method", "warning");
        assertThat(found.string("where")).isEqualTo("folder:" + stick);
        assertThat(found.string("message")).contains("shared folder not found: ");
    }

    @Test
    void aDeviceThatAsksForTooLong() {
        String code = desktop.runOk("pair", "--show").out();
        desktop.machine.advance(Duration.ofHours(2));
        laptop.runWithInput(code, false, "pair", "-");
        desktop.runOk("sync");
        DoctorResult found = DoctorResult.run(desktop);
        assertThat(found.assertOne("pairing-request", "info").string("message")).isEqualTo("laptop wants to pair");
        found.assertNoTrouble();
    }

    @Test
    void devicesThatWereGivenOneNameWhileApart() {
        pairDevices();
        DoctorResult.run(desktop).assertAbsent("duplicate-name");
        desktop.runOk("init", "--name", "box");
        laptop.runOk("init", "--name", "Box");
        desktop.runOk("sync");
        laptop.runOk("sync");
        JsonObject found = DoctorResult.run(laptop).assertOne("duplicate-name", "warning");
        assertThat(found.string("message")).isEqualTo("2 devices are named \"Box\"");
        assertThat(laptop.runOk("devices").err()).contains("2 devices are named \"Box\"");
        laptop.runOk("init", "--name", "laptop");
        DoctorResult.run(laptop).assertAbsent("duplicate-name");
    }

    @Test
    void clocksThatDiffer() {
        pairDevices();
        desktop.machine.advance(Duration.ofHours(2));
        desktop.startConversation(desktop.machine.folder("beacon"), "The lamp", "Why?");
        desktop.runOk("sync");
        DoctorResult.run(desktop).assertAbsent("clock");
        laptop.runOk("sync");
        assertThat(DoctorResult.run(laptop).assertOne("clock", "warning").string("message"))
                .startsWith("The clock of desktop is 120 minutes ahead");
        desktop.machine.advance(Duration.ofHours(-1));
        assertThat(DoctorResult.run(desktop).assertOne("clock", "warning").string("message"))
                .startsWith("The clock of this device was 60 minutes ahead");
        laptop.machine.advance(Duration.ofMinutes(118));
        DoctorResult.run(laptop).assertAbsent("clock");
    }

    /** Writes the laptop's card as another version of roam could write it. */
    private void writeLaptopCard(List<Long> formats, Map<String, @Nullable Object> addresses) throws IOException {
        DeviceKey key = DeviceKey.load(laptop.machine.home().resolve(".local/share/roam/key"));
        Path file = desktop.machine
                .home()
                .resolve(
                        ".local/share/roam/pool/main/devices/" + key.publicKey().id() + ".json");
        DeviceCard now = DeviceCard.parse(Files.readAllBytes(file));
        DeviceCard other = new DeviceCard(
                now.circle(),
                now.key(),
                now.number() + 1,
                now.name(),
                now.platform(),
                formats,
                now.vouches(),
                addresses,
                now.removed(),
                now.decisions(),
                now.otherFields());
        Files.write(file, other.toBytes(key));
    }

    @Test
    void aDeviceThatReadsOtherFormats() throws Exception {
        pairDevices();
        DoctorResult.run(desktop).assertAbsent("format-version");
        writeLaptopCard(List.of(2L, 3L), Map.of());
        assertThat(DoctorResult.run(desktop)
                        .assertOne("format-version", "warning")
                        .string("message"))
                .isEqualTo("laptop cannot read what this version of roam writes");
        writeLaptopCard(List.of(1L, 2L), Map.of());
        DoctorResult.run(desktop).assertAbsent("format-version");
    }

    @Test
    void aDeviceThatLeftIsNoPeer() throws Exception {
        pairDevices();
        laptop.runOk("uninstall", "--yes");
        desktop.runOk("sync");
        writeLaptopCard(List.of(2L), Map.of());
        DoctorResult found = DoctorResult.run(desktop);
        found.assertOne("no-device", "info");
        found.assertAbsent("format-version", "devices");
    }

    private void configureSyncthing() throws IOException {
        Path file = desktop.machine.home().resolve(".config/roam/config.json");
        Map<String, Object> config =
                new LinkedHashMap<>(JsonObject.parse(Files.readAllBytes(file)).fields());
        config.put("transports", List.of("syncthing:"));
        Files.writeString(file, Json.text(config), StandardCharsets.UTF_8);
    }

    @Test
    void syncthingThatIsNotInstalledAndDevicesThatAreAway() throws Exception {
        pairDevices();
        desktop.machine.with("PATH", folder.toString());
        writeLaptopCard(List.of(1L), Map.of("syncthing", Map.of("id", "LAPTOPS-".repeat(7) + "LAPTOPS")));
        configureSyncthing();
        DoctorResult found = DoctorResult.run(desktop);
        assertThat(found.assertOne("sync-method", "warning").string("message"))
                .startsWith("Syncthing is not installed");
        found.assertOne("devices-offline", "info");
    }

    @Test
    void workspacesThatAreNotHere() throws Exception {
        Path there = desktop.machine.folder("elsewhere/beacon");
        desktop.startConversation(there, "The lamp", "Why?");
        desktop.startConversation(there, "The gull", "Where?");
        laptop.runWithInput(desktop.runOk("pair", "--show").out(), false, "pair", "-");
        desktop.runOk("sync");
        Files.delete(there);
        laptop.runOk("sync");
        DoctorResult found = DoctorResult.run(laptop);
        JsonObject unplaced = found.assertOne("no-folder", "info");
        assertThat(unplaced.string("where")).isEqualTo(there.toString());
        assertThat(unplaced.string("message")).isEqualTo("2 conversations: no folder found for");
        assertThat(unplaced.string("hint")).startsWith("roam map " + there);
        found.assertNoTrouble();
        laptop.runOk("map", there.toString(), laptop.machine.folder("work").toString());
        laptop.runOk("sync");
        DoctorResult.run(laptop).assertAbsent("no-folder", "mapping");
    }

    @Test
    void foldersThatWereTaughtAndAreGone() throws Exception {
        Path diary = desktop.machine.folder("diary");
        Path work = desktop.machine.folder("work");
        desktop.runOk("ignore", diary.toString());
        desktop.runOk("map", "/srv/beacon", work.toString());
        DoctorResult.run(desktop).assertAbsent("ignored-folder", "mapping");
        Files.delete(diary);
        Files.delete(work);
        DoctorResult found = DoctorResult.run(desktop);
        assertThat(found.assertOne("ignored-folder", "info").string("where")).isEqualTo(diary.toString());
        assertThat(found.assertOne("mapping", "warning").string("message")).contains("/srv/beacon");
    }

    @Test
    void whatBecamePrivateLater() {
        Path diary = desktop.machine.folder("diary");
        desktop.startConversation(diary, "Dear diary", "Why?");
        desktop.runOk("sync");
        DoctorResult.run(desktop).assertAbsent("ignored-already-sent");
        desktop.runOk("ignore", diary.toString());
        DoctorResult found = DoctorResult.run(desktop);
        assertThat(found.assertOne("ignored-already-sent", "info").string("where"))
                .isEqualTo(diary.toString());
        found.assertNoTrouble();
    }

    @Test
    void anIgnoreFileThatCannotBeObeyed() throws Exception {
        Path workspace = desktop.machine.folder("beacon");
        desktop.startConversation(workspace, "The lamp", "Why?");
        desktop.runOk("sync");
        Files.write(workspace.resolve(".roamignore"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(DoctorResult.run(desktop).assertOne("ignore-file", "warning").string("message"))
                .contains(workspace.resolve(".roamignore").toString(), "cannot be read");
    }

    @Test
    void aFolderInWhichAProgramTalks() {
        Path workspace = desktop.machine.folder("robot");
        for (int i = 0; i < 51; i++) {
            desktop.startConversation(workspace, "Turn " + i, "Turn " + i);
        }
        desktop.runOk("sync");
        JsonObject found = DoctorResult.run(desktop).assertOne("many-conversations", "info");
        assertThat(found.string("where")).isEqualTo(workspace.toString());
        assertThat(found.string("message")).startsWith("51 conversations started");
        desktop.machine.advance(Duration.ofDays(8));
        DoctorResult.run(desktop).assertAbsent("many-conversations");
    }
}
