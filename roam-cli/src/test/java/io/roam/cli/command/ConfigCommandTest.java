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
                .contains("windsurf.place is default", "experimental", "windsurf.key is default");
        assertThat(device.runOk("config", "windsurf.place", "--json").out())
                .isEqualTo("{\"settings\":{\"windsurf.place\":\"default\"}}\n");
    }

    @Test
    void choosesAndTakesBack() {
        assertThat(device.runOk("config", "windsurf.place", "on").out()).startsWith("windsurf.place is on ");
        assertThat(device.runOk("config", "windsurf.place").out()).startsWith("windsurf.place is on ");
        device.runOk("config", "windsurf.place", "default");
        assertThat(device.runOk("config", "windsurf.place").out()).startsWith("windsurf.place is default ");
    }

    @Test
    void whatIsNotThereIsNotChosen() {
        CommandResult result = device.run("config", "windsurf.colour", "blue");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("no installed tool has such a setting: windsurf.colour (roam config lists");
    }
}
