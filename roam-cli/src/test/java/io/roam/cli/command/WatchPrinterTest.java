package io.roam.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class WatchPrinterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(InputStream.nullInputStream(), out, err, false, false);

    @Test
    void saysWhatHindersTheWatch() {
        new WatchPrinter(terminal, false).hindered("the system does not tell");
        new WatchPrinter(terminal, true).hindered("the system does not tell");
        assertThat(err.toString(UTF_8).strip()).isEqualTo("roam: the system does not tell");
        assertThat(out.toString(UTF_8).strip()).isEqualTo("{\"version\":1,\"hindered\":\"the system does not tell\"}");
    }
}
