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

/** Tests the text of the script; {@link RealShellsTest} runs it in all shells but PowerShell. */
class CompletionCommandTest {
    @TempDir
    Path folder;

    private TestDevice device;

    @BeforeEach
    void device() {
        device = new TestDevice(folder);
        device.machine.with("ROAM_LAUNCHER", "/opt/ada's tools/roam");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
    void everyCommandAndOptionIsInIt(String shell) {
        String text = device.runOk("completion", shell).out();
        Commands.names().forEach(name -> {
            assertThat(text).contains("command\troam\t" + name + "\t");
            Commands.find(name).orElseThrow().syntax().createParser().getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option ->
                            assertThat(text).contains("option\t" + name + "\t" + option.longestName() + "\t"));
        });
        assertThat(text)
                .contains(
                        "argument\tresume\tID\n",
                        "argument\tignore\tFOLDER,ID\n",
                        "argument\tunpair\tDEVICE\n",
                        "\t--to\tFOLDER\t");
        assertThat(text)
                .contains("argument\tconfig\tclaude.profiles,cursor.backup,windsurf.write,windsurf.key\n")
                .containsPattern("argument\thelp\t\\S*,exit-codes,");
        assertThat(text.lines()).noneMatch(line -> line.contains("@words@") || line.contains("@roam@"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
    void shortcutsAreThereWhenAskedForAndOnlyThoseOfCommandsThatThereAre(String shell) {
        assertThat(device.runOk("completion", shell).out()).doesNotContain("shortcut\t", "claude -n", "#:");
        String text = device.runOk("completion", shell, "--shortcuts").out();
        assertThat(text)
                .contains("shortcut\tcr\tresume", "shortcut\tcs\tlist", "shortcut\tcf\tsearch", "claude -n")
                .doesNotContain("#:", "@name@", "@command@", "@roam@");
        for (String name : List.of("cfork", "crf")) {
            assertThat(text.contains(name)).isEqualTo(Commands.find("fork").isPresent());
        }
    }

    @Test
    void thePathOfRoamIsOneWord() {
        assertThat(device.runOk("completion", "bash").out()).contains("$('/opt/ada'\\''s tools/roam' list --ids ");
        assertThat(device.runOk("completion", "fish").out()).contains(" '/opt/ada\\'s tools/roam' list --ids ");
        assertThat(device.runOk("completion", "powershell").out())
                .contains("& '/opt/ada''s tools/roam' list --ids ", "Not tested yet")
                .contains("Register-ArgumentCompleter -Native -CommandName roam, roam.cmd ")
                .contains("Name of this device"); // a description
    }

    @Test
    void devicesAreLinesWithTheirStatus() throws Exception {
        assertThat(device.run("devices", "--names").out()).isEmpty();
        String stick = Files.createDirectories(folder.resolve("stick")).toString();
        device.runOk("init", "--via", stick, "--unencrypted");
        TestDevice odd = new TestDevice(folder.resolve("odd"));
        odd.runOk("init", "--via", stick, "--unencrypted", "--name", "Ada's box; ls");
        odd.askToPair(device);
        device.runOk("sync");
        assertThat(device.runOk("devices", "--names").out()).matches("[0-9a-z]{8}\tpaired\n");
        odd.runOk("init", "--name", "box");
        odd.runOk("sync");
        device.runOk("sync");
        assertThat(device.runOk("devices", "--names").out()).isEqualTo("box\tpaired\n");
    }

    @Test
    void anUnknownShellIsNamed() {
        CommandResult result = device.run("completion", "csh");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("roam: not one of bash, zsh, fish, powershell: \"csh\"\n");
    }

    @Test
    void idsAreLinesWithTitles() {
        device.startConversation(device.machine.home(), "Two\twords", "Why?", "Because.");
        device.runOk("init");
        device.runOk("sync");
        assertThat(device.runOk("list", "--ids").out()).matches("[0-9a-f]{8}\tTwo words\n");
    }
}
