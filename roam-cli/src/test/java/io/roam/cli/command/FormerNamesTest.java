package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Former names of commands and options: they work, and nothing shows them. */
class FormerNamesTest {
    @TempDir
    Path folder;

    private TestDevice device;

    @BeforeEach
    void device() {
        device = new TestDevice(folder.resolve("desktop"));
    }

    @Test
    void aPairingCodeIsPrintedUnderBothNames() {
        device.runOk("init", "--via", folder.resolve("stick").toString(), "--unencrypted");
        assertThat(device.runOk("code").out())
                .isEqualTo(device.runOk("pair", "--show").out());
        assertThat(device.runOk("pair").out())
                .contains("roam pair " + device.runOk("code").out());
    }

    @Test
    void aFolderIsIgnoredUnderBothNames() throws Exception {
        device.runOk("init");
        Path diary = Files.createDirectories(folder.resolve("diary"));
        device.runOk("private", diary.toString());
        assertThat(device.runOk("ignore").out()).contains("diary");
        device.runOk("private", diary.toString(), "--undo");
        assertThat(device.runOk("private").out()).doesNotContain("diary");
    }

    @Test
    void formerOptionsAreRead() {
        device.runOk("init", "--via", "folder:" + folder.resolve("stick"), "--plain");
        for (String option : List.of("--drop", "--keep")) {
            assertThat(device.run("branches", "no-such-id", option, "1").code()).isEqualTo(1);
            assertThat(device.run("branches", "no-such-id", option).code()).isEqualTo(2);
        }
    }

    @Test
    void oneAlsoLeavesAndCompletesUnderTheFormerNames() {
        device.machine.with("ROAM_LAUNCHER", "/opt/roam");
        device.runOk("init");
        assertThat(device.runOk("shell-init", "bash").out())
                .isEqualTo(device.runOk("completion", "bash").out());
        assertThat(device.run("leave", "--purge").code()).isEqualTo(1);
        assertThat(device.run("leave", "--nonsense").err()).contains("roam uninstall --help");
    }

    @Test
    void hooksAreInstalledUnderTheFormerNames() throws Exception {
        device.runOk("init");
        device.startConversation(device.machine.home(), "The lamp", "Why?", "Because.");
        device.runOk("claude", "install-hook");
        assertThat(device.runOk("hook", "status", "claude").out()).contains("claude: installed");
        device.runOk("claude", "uninstall-hook");
        assertThat(device.runOk("hook", "status").out()).contains("claude: not installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "private", "install", "leave", "shell-init", "claude", "windsurf"})
    void nothingShowsThem(String name) {
        device.machine.with("ROAM_LAUNCHER", "/opt/roam");
        assertThat(Commands.names()).doesNotContain(name);
        assertThat(device.runOk("completion", "bash").out()).doesNotContain("command\troam\t" + name + "\t");
    }

    @Test
    void noHelpShowsFormerOptions() {
        assertThat(device.runOk("branches", "--help").out()).doesNotContain("--drop", "--keep");
        assertThat(device.runOk("init", "--help").out()).doesNotContain("--plain");
        assertThat(device.runOk("ignore", "--help").out()).doesNotContain("--undo");
    }
}
