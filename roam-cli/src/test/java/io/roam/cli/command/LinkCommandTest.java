package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import io.roam.spi.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LinkCommandTest {
    @TempDir
    Path folder;

    private TestDevice device;
    private Path launcher;
    private Path local;
    private Path bin;

    @BeforeEach
    void device() throws IOException {
        device = new TestDevice(folder);
        launcher = folder.toRealPath().resolve("my clone/roam");
        RealShell.writeTool(launcher, "");
        local = device.machine.home().resolve(".local/bin/roam");
        bin = device.machine.home().resolve("bin/roam");
        device.machine.with("ROAM_LAUNCHER", launcher.toString()).with("PATH", "/usr/bin:" + local.getParent());
    }

    @Test
    void theLinkStandsWhereShellsLookAndLeadsHere() throws IOException {
        assertThat(device.runOk("link").out()).isEqualTo("Linked: " + local + "\n");
        assertThat(Files.readSymbolicLink(local)).isEqualTo(launcher);
        device.machine.with("ROAM_LAUNCHER", local.toString()); // as it is called from now on
        assertThat(device.runOk("link").out()).isEqualTo("Already linked: " + local + "\n");
        assertThat(Files.readSymbolicLink(local)).isEqualTo(launcher);
    }

    @Test
    void uninstallTakesOutOursAndNothingElse() throws IOException {
        device.runOk("link");
        RealShell.writeTool(bin, "");
        device.machine.with("ROAM_LAUNCHER", local.toString());
        assertThat(device.runOk("link", "--remove", "--json").json().strings("removed"))
                .containsExactly(local.toString());
        assertThat(Files.exists(local)).isFalse();
        assertThat(bin).exists();
        device.machine.with("ROAM_LAUNCHER", launcher.toString());
        Path other = folder.resolve("other/roam");
        RealShell.writeTool(other, "");
        Files.createSymbolicLink(local, other);
        assertThat(device.runOk("link", "--remove").out()).contains("No link to this roam");
        assertThat(Files.readSymbolicLink(local)).isEqualTo(other);
        assertThat(launcher).exists();
    }

    @Test
    void theFolderThatIsOnPathIsTaken() {
        device.machine.with("PATH", "relative::/usr/bin:" + bin.getParent() + "/");
        JsonObject json = device.runOk("link", "--json").json();
        assertThat(json.string("link")).isEqualTo(bin.toString());
        assertThat(json.optionalString("line")).isEmpty();
        assertThat(local.getParent()).doesNotExist();
    }

    @Test
    void ifNoneIsTheLineIsPrinted() {
        device.machine.with("PATH", "/usr/bin").with("SHELL", "/usr/bin/zsh");
        assertThat(device.runOk("link").out())
                .startsWith("Linked: " + local + "\n")
                .contains("~/.zshrc:\nexport PATH='" + local.getParent() + "':\"$PATH\"\n");
        device.machine.with("SHELL", "/bin/fish");
        assertThat(device.runOk("link", "--json").json().string("line"))
                .isEqualTo("fish_add_path '" + local.getParent() + "'");
    }

    @Test
    void whatIsNotOursIsNotReplaced() throws IOException {
        RealShell.writeTool(local, "echo another");
        CommandResult result = device.run("link");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("roam does not replace it: ~/.local/bin/roam");
        assertThat(local).content().contains("echo another");
    }

    @Test
    void aLinkThatLeadsNowhereIsReplaced() throws IOException {
        Files.createDirectories(local.getParent());
        Files.createSymbolicLink(local, folder.resolve("moved away/roam"));
        device.runOk("link");
        assertThat(Files.readSymbolicLink(local)).isEqualTo(launcher);
    }

    @Test
    void anotherRoamThatComesFirstIsTold() throws IOException {
        RealShell.writeTool(folder.resolve("first/roam"), "");
        device.machine.with("PATH", folder.resolve("first") + ":" + local.getParent());
        assertThat(device.runOk("link").err())
                .isEqualTo("roam: note: PATH finds another roam first: " + folder.resolve("first/roam") + "\n");
    }

    @Test
    void onWindowsOnlyTheLineIsPrinted() {
        device.machine.with(Os.WINDOWS);
        CommandResult result = device.runOk("link");
        assertThat(result.out())
                .doesNotContain("Linked")
                .contains("PowerShell", "'User') + ';" + launcher.getParent() + "', 'User')");
        assertThat(local).doesNotExist();
    }

    @Test
    void withoutALauncherThereIsNothingToLinkTo() {
        device.machine.with("ROAM_LAUNCHER", "");
        assertThat(device.run("link").err()).contains("ROAM_LAUNCHER does not contain the path of the roam script");
        assertThat(device.run("link", "--remove").code()).isEqualTo(1);
    }
}
