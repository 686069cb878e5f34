package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(device.runOk("config", "windsurf.write", "on").out()).startsWith("windsurf.write is on ");
        assertThat(device.runOk("config", "windsurf.write").out()).startsWith("windsurf.write is on ");
        device.runOk("config", "windsurf.write", "default");
        assertThat(device.runOk("config", "windsurf.write").out()).startsWith("windsurf.write is default ");
    }

    @Test
    void whatIsNotThereIsNotChosen() {
        CommandResult result = device.run("config", "windsurf.colour", "blue");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("unknown setting \"windsurf.colour\"\nhint: roam config lists all settings\n");
    }
}
