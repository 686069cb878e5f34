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

/** What can be wrong between devices, and with what the user taught. */
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
        desktop.does("init", "--name", "desktop", "--via", "folder:" + stick, "--plain");
        laptop.does("init", "--name", "laptop", "--via", "folder:" + stick, "--plain");
    }

    private void paired() {
        laptop.typing(desktop.does("code").out(), false, "pair", "-");
        desktop.does("sync");
        laptop.does("sync");
    }

    @Test
    void aDeviceThatMeetsNobody() {
        TestDevice alone = new TestDevice(folder.resolve("alone"));
        alone.does("init");
        DoctorResult found = DoctorResult.of(alone);
        assertThat(found.one("no-transport", "warning").string("remedy")).contains("roam init --via syncthing");
        found.one("no-peer", "notice");
    }

    @Test
    void aStickThatIsNotPluggedIn() throws Exception {
        Files.move(stick, folder.resolve("away"));
        JsonObject found = DoctorResult.of(desktop).one("transport", "warning");
        assertThat(found.string("where")).isEqualTo("folder:" + stick);
        assertThat(found.string("what")).contains("is not there; plug it in");
    }

    @Test
    void aDeviceThatAsksForTooLong() {
        String code = desktop.does("code").out();
        desktop.machine.advance(Duration.ofHours(2));
        laptop.typing(code, false, "pair", "-");
        desktop.does("sync");
        DoctorResult found = DoctorResult.of(desktop);
        assertThat(found.one("asks", "notice").string("what")).isEqualTo("laptop asks to be paired");
        found.isWell();
    }

    @Test
    void clocksThatDiffer() {
        paired();
        desktop.machine.advance(Duration.ofHours(2));
        desktop.talks(desktop.machine.folder("beacon"), "The lamp", "Why?");
        desktop.does("sync");
        DoctorResult.of(desktop).lacks("clock");
        laptop.does("sync");
        assertThat(DoctorResult.of(laptop).one("clock", "warning").string("what"))
                .startsWith("the clock of desktop is 120 minutes ahead of this device's");
        desktop.machine.advance(Duration.ofHours(-1));
        assertThat(DoctorResult.of(desktop).one("clock", "warning").string("what"))
                .startsWith("the clock was, and is no more, 60 minutes ahead");
        laptop.machine.advance(Duration.ofMinutes(118));
        DoctorResult.of(laptop).lacks("clock");
    }

    /** The laptop's own word about itself, as another roam would say it. */
    private void laptopSays(List<Long> formats, Map<String, @Nullable Object> addresses) throws IOException {
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
                now.more());
        Files.write(file, other.toBytes(key));
    }

    @Test
    void aDeviceThatReadsOtherFormats() throws Exception {
        paired();
        DoctorResult.of(desktop).lacks("formats");
        laptopSays(List.of(2L, 3L), Map.of());
        assertThat(DoctorResult.of(desktop).one("formats", "warning").string("what"))
                .isEqualTo("laptop reads versions [2, 3] of the pool's format, this roam writes [1]");
        laptopSays(List.of(1L, 2L), Map.of());
        DoctorResult.of(desktop).lacks("formats");
    }

    @Test
    void aDeviceThatLeftIsNoPeer() throws Exception {
        paired();
        laptop.does("leave");
        desktop.does("sync");
        laptopSays(List.of(2L), Map.of());
        DoctorResult found = DoctorResult.of(desktop);
        found.one("no-peer", "notice");
        found.lacks("formats", "peers");
    }

    private void meetsOverSyncthing() throws IOException {
        Path file = desktop.machine.home().resolve(".config/roam/config.json");
        Map<String, Object> config =
                new LinkedHashMap<>(JsonObject.parse(Files.readAllBytes(file)).fields());
        config.put("transports", List.of("syncthing:"));
        Files.writeString(file, Json.text(config), StandardCharsets.UTF_8);
    }

    @Test
    void syncthingThatIsNotInstalledAndDevicesThatAreAway() throws Exception {
        paired();
        desktop.machine.with("PATH", folder.toString());
        laptopSays(List.of(1L), Map.of("syncthing", Map.of("id", "LAPTOPS-".repeat(7) + "LAPTOPS")));
        meetsOverSyncthing();
        DoctorResult found = DoctorResult.of(desktop);
        assertThat(found.one("transport", "warning").string("what")).startsWith("Syncthing is not installed here");
        found.one("peers-away", "notice");
    }

    @Test
    void workspacesThatAreNotHere() throws Exception {
        Path there = desktop.machine.folder("elsewhere/beacon");
        desktop.talks(there, "The lamp", "Why?");
        desktop.talks(there, "The gull", "Where?");
        laptop.typing(desktop.does("code").out(), false, "pair", "-");
        desktop.does("sync");
        Files.delete(there);
        laptop.does("sync");
        DoctorResult found = DoctorResult.of(laptop);
        JsonObject unplaced = found.one("unplaced", "notice");
        assertThat(unplaced.string("where")).isEqualTo(there.toString());
        assertThat(unplaced.string("what")).startsWith("conversations (2) are not placed");
        assertThat(unplaced.string("remedy")).startsWith("roam map " + there);
        found.isWell();
        laptop.does("map", there.toString(), laptop.machine.folder("work").toString());
        laptop.does("sync");
        DoctorResult.of(laptop).lacks("unplaced", "mapping");
    }

    @Test
    void foldersThatWereTaughtAndAreGone() throws Exception {
        Path diary = desktop.machine.folder("diary");
        Path work = desktop.machine.folder("work");
        desktop.does("private", diary.toString());
        desktop.does("map", "/srv/beacon", work.toString());
        DoctorResult.of(desktop).lacks("private-folder", "mapping");
        Files.delete(diary);
        Files.delete(work);
        DoctorResult found = DoctorResult.of(desktop);
        assertThat(found.one("private-folder", "notice").string("where")).isEqualTo(diary.toString());
        assertThat(found.one("mapping", "warning").string("what")).contains("/srv/beacon");
    }

    @Test
    void whatBecamePrivateLater() {
        Path diary = desktop.machine.folder("diary");
        desktop.talks(diary, "Dear diary", "Why?");
        desktop.does("sync");
        DoctorResult.of(desktop).lacks("private-known");
        desktop.does("private", diary.toString());
        DoctorResult found = DoctorResult.of(desktop);
        assertThat(found.one("private-known", "notice").string("where")).isEqualTo(diary.toString());
        found.isWell();
    }

    @Test
    void anIgnoreFileThatCannotBeObeyed() throws Exception {
        Path workspace = desktop.machine.folder("beacon");
        desktop.talks(workspace, "The lamp", "Why?");
        desktop.does("sync");
        Files.write(workspace.resolve(".roamignore"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(DoctorResult.of(desktop).one("ignore-file", "warning").string("what"))
                .contains(workspace.resolve(".roamignore").toString(), "cannot be read");
    }

    @Test
    void aFolderInWhichAProgramTalks() {
        Path workspace = desktop.machine.folder("robot");
        for (int i = 0; i < 51; i++) {
            desktop.talks(workspace, "Turn " + i, "Turn " + i);
        }
        desktop.does("sync");
        JsonObject found = DoctorResult.of(desktop).one("crowd", "notice");
        assertThat(found.string("where")).isEqualTo(workspace.toString());
        assertThat(found.string("what")).endsWith("(51)");
        desktop.machine.advance(Duration.ofDays(8));
        DoctorResult.of(desktop).lacks("crowd");
    }
}
