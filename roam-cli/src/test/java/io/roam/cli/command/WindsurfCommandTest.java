package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindsurfCommandTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String LINE = "{\"status\":\"done\",\"type\":\"user_input\",\"user_input\":"
            + "{\"user_response\":\"create a hello world file\"}}\n";

    @TempDir
    Path folder;

    private TestDevice device;
    private Path hooks;

    @BeforeEach
    void device() {
        device = new TestDevice(folder.resolve("desktop"));
        hooks = device.machine.folder(".codeium/windsurf").resolve("hooks.json");
        device.runOk("init");
    }

    @Test
    void theCallIsPutInOnceAndTakenOut() throws IOException {
        String mine = "{\n  \"hooks\": {\n    \"pre_run_command\": [{\"command\":\"mine\"}]\n  }\n}\n";
        TestDevice.write(hooks, mine);
        assertThat(device.runOk("hook", "install", "windsurf").out()).isEqualTo("installed in " + hooks + "\n");
        assertThat(Files.readString(hooks))
                .contains("\"post_cascade_response_with_transcript\": [", "\"roam windsurf hook said\"", "\"mine\"");
        assertThat(device.runOk("hook", "install", "windsurf").out()).isEqualTo("already in " + hooks + "\n");
        device.runOk("hook", "uninstall", "windsurf");
        assertThat(hooks).hasContent(mine);
        assertThat(device.runOk("hook", "uninstall", "windsurf").out()).isEqualTo("not in " + hooks + "\n");
    }

    @Test
    void aFileThatWasMadeForItGoesWithIt() {
        device.runOk("hook", "install", "windsurf");
        assertThat(hooks).exists();
        device.runOk("hook", "uninstall", "windsurf");
        assertThat(hooks).doesNotExist();
    }

    @Test
    void theCallSynchronizesInTheBackground() {
        CommandResult result =
                device.runWithInput("{\"trajectory_id\":\"" + ID + "\"}", false, "windsurf", "hook", "said");
        assertThat(result.code()).isZero();
        assertThat(result.out() + result.err()).isEmpty();
        assertThat(device.started).containsExactly(List.of("roam", "sync"));
    }

    @Test
    void aTranscriptOutlivesItsFile() throws IOException {
        Path file = device.machine.folder(".windsurf/transcripts").resolve(ID + ".jsonl");
        TestDevice.write(file, LINE);
        device.runOk("sync");
        Files.delete(file);
        device.runOk("sync");
        assertThat(device.runOk("show", ID).out()).contains("create a hello world file");
        assertThat(device.runOk("list").out()).contains("windsurf-transcript");
    }

    @Test
    void leavingTakesTheCallOut() {
        device.runOk("hook", "install", "windsurf");
        device.runOk("uninstall", "--yes");
        assertThat(hooks).doesNotExist();
    }

    @Test
    void whereTheToolIsNotThereIsNothingToInstall() {
        TestDevice other = new TestDevice(folder.resolve("other"));
        other.runOk("init");
        assertThat(other.run("hook", "install", "windsurf").err()).contains("never started on this device: windsurf");
    }
}
