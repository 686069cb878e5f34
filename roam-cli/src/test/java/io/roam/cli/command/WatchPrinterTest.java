package io.roam.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SyncReport;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Reason;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchPrinterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(InputStream.nullInputStream(), out, err, false, false);

    @TempDir
    Path folder;

    @Test
    void eachLineBeginsWithTheTime() {
        SyncReport report = new SyncReport(
                List.of(),
                SyncReport.Traffic.NOTHING,
                List.of(),
                List.of(new SyncReport.Branching(
                        "0123456789abcdef", Optional.of("The lamp"), List.of("desktop", "laptop"))),
                List.of(),
                Map.of(),
                List.of(),
                SyncReport.SessionCounts.NONE,
                true,
                List.of(),
                List.of(),
                List.of(Reason.Coded.of("a-note", "a note; hint: roam status")));
        try (CommandContext context = new TestDevice(folder).context(terminal)) {
            WatchPrinter printer = new WatchPrinter(context, false);
            printer.begin();
            printer.done(report);
        }
        assertThat((out.toString(UTF_8) + err.toString(UTF_8)).lines())
                .allMatch(line -> line.matches("[0-9]{2}:[0-9]{2}:[0-9]{2} .*"))
                .extracting(line -> line.substring(9))
                .containsExactly(
                        "Watching for changes. Press Ctrl-C to stop.",
                        "Branched \"The lamp\": continued on desktop and laptop before they had synced",
                        "hint: roam branches 01234567",
                        "roam: note: a note",
                        "hint: roam status");
    }

    @Test
    void saysWhatHindersTheWatch() {
        TestDevice device = new TestDevice(folder);
        try (CommandContext context = device.context(terminal)) {
            new WatchPrinter(context, false).hindered("the system does not report");
            new WatchPrinter(context, true).hindered("the system does not report");
        }
        assertThat(err.toString(UTF_8).strip())
                .matches("[0-9]{2}:[0-9]{2}:[0-9]{2} roam: warning: the system does not report");
        assertThat(out.toString(UTF_8).strip())
                .isEqualTo("{\"version\":1,\"warnings\":[{\"code\":\"hindered\","
                        + "\"message\":\"the system does not report\",\"hint\":null}]}");
    }
}
