package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigCommandTest {
    @TempDir
    Path folder;

    private TestDevice device;

    @BeforeEach
    void device() {
        device = new TestDevice(folder.resolve("desktop"));
        device.runOk("init");
    }

    @Test
    void showsWhatCanBeChosen() {
        assertThat(device.runOk("config").out())
                .contains("windsurf.write is default", "experimental", "windsurf.key is default");
        assertThat(device.runOk("config", "windsurf.write", "--json").out())
                .isEqualTo("{\"version\":1,\"settings\":{\"windsurf.write\":\"default\"}}\n");
    }

    @Test
    void choosesAndTakesBack() {
        assertThat(device.runOk("config", "windsurf.write", "on").out()).startsWith("windsurf.write is on\n");
        assertThat(device.runOk("config", "windsurf.write").out()).startsWith("windsurf.write is on\n");
        device.runOk("config", "windsurf.write", "default");
        assertThat(device.runOk("config", "windsurf.write").out()).startsWith("windsurf.write is default\n");
    }

    @Test
    void aSettingIsReset() {
        device.runOk("config", "cursor.backup", "off");
        assertThat(device.runOk("config", "--unset", "cursor.backup").out()).startsWith("cursor.backup is default\n");
        assertThat(device.run("config", "--unset").code()).isEqualTo(2);
    }

    @Test
    void theFormerNameOfASettingIsRead() {
        assertThat(device.runOk("config", "windsurf.place", "on").out()).startsWith("windsurf.write is on\n");
    }

    @ParameterizedTest
    @CsvSource({
        "windsurf.write, maybe",
        "cursor.backup, yes",
        "windsurf.key, short",
        "claude.profiles, work",
        "claude.profiles, '~/.claude-work='"
    })
    void whatASettingCannotBeIsNotStored(String name, String value) {
        CommandResult result = device.run("config", name, value);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("roam: not a value of " + name + ": \"" + value + "\"\nhint: roam help config\n");
        assertThat(device.runOk("config", name).out()).startsWith(name + " is default\n");
    }

    @ParameterizedTest
    @CsvSource({
        "windsurf.write, off",
        "cursor.backup, on",
        "windsurf.key, abcdefghijklmnopqrstuvwxyz012345",
        "claude.profiles, '~/.claude-work=work,~/.claude-home=home'"
    })
    void whatHelpShowsCanBeStored(String name, String value) {
        assertThat(device.runOk("config", name, value).out()).startsWith(name + " is " + value + "\n");
    }

    @Test
    void whatIsNotThereIsNotChosen() {
        CommandResult result = device.run("config", "windsurf.colour", "blue");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "unknown setting \"windsurf.colour\"\nhint: settings: claude.profiles, cursor.backup, windsurf");
    }
}
