package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.service.ProgramResult;
import io.roam.json.JsonObject;
import io.roam.spi.Os;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCommandTest {
    @TempDir
    Path folder;

    TestDevice device;
    Path unit;
    final FakeSystemd systemd = new FakeSystemd();

    @BeforeEach
    void device() {
        device = new TestDevice(folder.resolve("desktop"));
        device.machine.with("ROAM_LAUNCHER", folder.resolve("my roam/roam").toString());
        device.answers = systemd::run;
        device.runOk("init");
        unit = device.machine.home().resolve(".config/systemd/user/roam.service");
    }

    private String definition() {
        return device.runOk("service", "status", "--json").json().string("definition");
    }

    @Test
    void installedTwiceIsInstalledOnce() throws Exception {
        assertThat(definition()).isEqualTo("absent");
        assertThat(device.runOk("service", "install").out())
                .contains("Written: " + unit, "roam.service runs.", "journalctl");
        assertThat(Files.readString(unit)).contains("ExecStart=\"" + folder.resolve("my roam/roam") + "\" watch\n");
        assertThat(systemd.commands).containsExactly("daemon-reload", "enable --now " + unit);
        systemd.commands.clear();
        assertThat(device.runOk("service", "install").out()).contains("Already written: " + unit);
        assertThat(systemd.commands).containsExactly("enable --now " + unit);
        JsonObject status = device.runOk("service", "status", "--json").json();
        assertThat(status.string("definition")).isEqualTo("current");
        assertThat(status.string("word")).isEqualTo("active");
        assertThat(status.string("file")).isEqualTo(unit.toString());
        assertThat(status.flag("running")).isTrue();
    }

    @Test
    void aMovedRoamIsWrittenAnew() throws Exception {
        device.runOk("service", "install");
        device.machine.with("ROAM_LAUNCHER", folder.resolve("roam").toString());
        assertThat(device.runOk("service", "status").out()).contains("outdated; update it with: roam service install");
        systemd.commands.clear();
        device.runOk("service", "install");
        assertThat(Files.readString(unit)).contains("ExecStart=\"" + folder.resolve("roam") + "\" watch\n");
        assertThat(systemd.commands).containsExactly("daemon-reload", "enable " + unit, "restart roam.service");
    }

    @Test
    void aPersonsChangeIsKept() throws Exception {
        device.runOk("service", "install");
        String theirs = Files.readString(unit).replace("Nice=10", "Nice=19");
        Files.writeString(unit, theirs);
        CommandResult refused = device.run("service", "install");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        "changed since roam wrote it", "~/.config/systemd/user/roam.service", "roam service uninstall");
        assertThat(Files.readString(unit)).isEqualTo(theirs);
        assertThat(definition()).isEqualTo("changed");
        assertThat(device.runOk("service", "uninstall").out()).contains("kept as " + unit + ".old");
        assertThat(Path.of(unit + ".old")).hasContent(theirs);
        assertThat(unit).doesNotExist();
        device.runOk("service", "install");
        assertThat(definition()).isEqualTo("current");
    }

    @Test
    void uninstalledItIsGone() {
        device.runOk("service", "install");
        systemd.commands.clear();
        assertThat(device.runOk("service", "uninstall").out()).isEqualTo("Stopped, and removed: " + unit + "\n");
        assertThat(systemd.commands).containsExactly("disable --now roam.service", "daemon-reload");
        assertThat(unit).doesNotExist();
        assertThat(device.runOk("service", "uninstall").out()).contains("Not installed: ");
        assertThat(device.runOk("service", "status").out())
                .isEqualTo("roam.service (systemd): inactive\n" + unit
                        + ": missing; write it with: roam service install\n");
    }

    @Test
    void withoutSystemdNothingIsWritten() {
        systemd.available = false;
        CommandResult refused = device.run("service", "install");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("roam: systemd does not answer this user, so nothing was written: Failed to connect to bus")
                .contains("/etc/wsl.conf", "start this yourself: roam watch");
        assertThat(unit).doesNotExist();
        assertThat(device.runOk("service", "status").out()).contains("systemd does not answer this user");
        device.answers = command -> Optional.empty();
        assertThat(device.run("service", "install").err()).contains("systemctl is not installed");
    }

    @Test
    void whatTheSystemRefusesIsTold() {
        systemd.refusedWord = "enable --now";
        CommandResult refused = device.run("service", "install");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        "systemctl --user enable --now ~/.config/systemd/user/roam.service: Unit is masked.",
                        "hint: see the service's state: roam service status");
    }

    @Test
    void aServiceThatCannotBeStoppedKeepsItsFile() {
        device.runOk("service", "install");
        systemd.refusedWord = "disable";
        CommandResult refused = device.run("service", "uninstall");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("disable --now roam.service: the service is still running");
        assertThat(unit).exists();
        systemd.running = false; // such as one that systemd does not know
        device.runOk("service", "uninstall");
        assertThat(unit).doesNotExist();
    }

    @Test
    void aServiceThatEndsAtOnceIsAFailure() {
        device.answers = command -> Optional.of(new ProgramResult(command.contains("is-active") ? 3 : 0, "failed"));
        CommandResult result = device.run("service", "install");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("does not run: failed");
    }

    @Test
    void aDryRunDoesNothing() {
        CommandResult dry = device.runOk("service", "install", "--dry-run");
        assertThat(dry.out())
                .contains("would write " + unit, "[Service]", "would run\nsystemctl --user daemon-reload\n");
        JsonObject json =
                device.runOk("service", "install", "--dry-run", "--json").json();
        assertThat(json.flag("dryRun")).isTrue();
        assertThat(json.string("text")).startsWith("[Unit]\n");
        assertThat(json.strings("commands")).hasSize(2);
        device.runOk("service", "uninstall", "--dry-run");
        assertThat(systemd.commands).isEmpty();
        assertThat(unit).doesNotExist();
    }

    @Test
    void anotherHomeHasItsOwn() throws Exception {
        device.runOk("service", "install");
        Path units = folder.resolve("conf/systemd/user");
        device.machine.with("XDG_CONFIG_HOME", folder.resolve("conf").toString());
        device.machine.with("ROAM_HOME", folder.resolve("other").toString());
        device.runOk("init");
        String name = device.runOk("service", "install", "--json").json().string("name");
        assertThat(name).matches("roam-[0-9a-f]{8}\\.service");
        assertThat(Files.readString(units.resolve(name)))
                .contains("Environment=\"ROAM_HOME=" + folder.resolve("other") + "\"\n");
        assertThat(systemd.commands).contains("enable --now " + units.resolve(name));
        assertThat(unit).exists();
    }

    @Test
    void otherSystemsAreUntriedAndSaySo() {
        device.machine.with(Os.MAC);
        device.answers =
                command -> Optional.of(new ProgramResult(0, command.contains("id") ? "501" : "state = running"));
        device.runOk("init");
        CommandResult result = device.runOk("service", "install");
        Path plist = device.machine.home().resolve("Library/LaunchAgents/io.roam.watch.plist");
        assertThat(result.out()).contains("Written: " + plist, "io.roam.watch runs.");
        assertThat(result.err()).contains("not tested with launchd yet");
        assertThat(plist).exists();
        device.answers = command -> Optional.of(new ProgramResult(0, "state = not running"));
        assertThat(device.runOk("service", "uninstall").err()).contains("not tested with");
        assertThat(plist).doesNotExist();
        device.machine.with(Os.WINDOWS);
        assertThat(device.runOk("service", "status").out()).startsWith("roam (tasks): ");
    }

    @Test
    void theWordIsOneOfThree() {
        CommandResult result = device.run("service", "start");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("not one of install, uninstall, status: \"start\"");
        assertThat(device.run("service").code()).isEqualTo(2);
        device.machine.with("ROAM_LAUNCHER", "");
        assertThat(device.run("service", "status").err()).contains("ROAM_LAUNCHER");
    }
}
