package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnwritableOutputTest {
    @TempDir
    Path folder;

    private TestDevice device;

    @BeforeEach
    void device() {
        device = new TestDevice(folder.resolve("desktop"));
        device.runOk("init", "--name", "desktop");
        device.startConversation(device.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        device.runOk("sync");
    }

    /** Standard output that ends with that error. */
    private static final class Failing extends OutputStream {
        private final String reason;

        Failing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }

    static Stream<String> commands() {
        return Stream.of(
                "list",
                "list --json",
                "search Because",
                "search Because --json",
                "show ID",
                "show ID --raw",
                "show ID --full",
                "show ID --json",
                "branches ID",
                "log",
                "status",
                "devices --json",
                "sync",
                "doctor",
                "config",
                "--help",
                "--version",
                "list --help",
                "completion bash");
    }

    private CommandResult run(String command, String reason) {
        String id = device.runOk("list", "--ids").out().split("\t")[0];
        return device.runInto(new Failing(reason), command.replace("ID", id).split(" "));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aFullDiskIsAFailure(String command) {
        CommandResult result = run(command, "No space left on device");
        assertThat(result.code()).isEqualTo(1);
        if (command.contains("--json")) {
            assertThat(result.err())
                    .startsWith("{\"error\":{\"code\":\"unwritable-output\",")
                    .hasLineCount(1);
        } else {
            assertThat(result.err().lines())
                    .hasSize(2)
                    .startsWith("roam: cannot write standard output (No space left on device)");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aClosedPipeEndsSilently(String command) {
        CommandResult result = run(command, "Broken pipe");
        assertThat(result.code()).isEqualTo(141);
        assertThat(result.err()).isEmpty();
    }
}
