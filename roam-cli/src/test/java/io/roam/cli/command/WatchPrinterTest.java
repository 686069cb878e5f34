package io.roam.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchPrinterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(InputStream.nullInputStream(), out, err, false, false);

    @TempDir
    Path folder;

    @Test
    void saysWhatHindersTheWatch() {
        TestDevice device = new TestDevice(folder);
        try (CommandContext context = device.context(terminal)) {
            new WatchPrinter(context, false).hindered("the system does not tell");
            new WatchPrinter(context, true).hindered("the system does not tell");
        }
        assertThat(err.toString(UTF_8).strip())
                .matches("[0-9]{2}:[0-9]{2}:[0-9]{2} roam: warning: the system does not tell");
        assertThat(out.toString(UTF_8).strip())
                .isEqualTo("{\"version\":1,\"warnings\":[{\"code\":\"hindered\","
                        + "\"message\":\"the system does not tell\",\"hint\":null}]}");
    }
}
