package io.roam.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.launch.ShellQuoting;
import io.roam.spi.Os;
import io.roam.transcript.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void times() {
        assertThat(ago(Duration.ofSeconds(20))).isEqualTo("just now");
        assertThat(ago(Duration.ofSeconds(-20))).isEqualTo("just now");
        assertThat(ago(Duration.ofMinutes(59))).isEqualTo("59 min ago");
        assertThat(ago(Duration.ofHours(1))).isEqualTo("1 hour ago");
        assertThat(ago(Duration.ofDays(60))).isEqualTo("60 days ago");
        assertThat(ago(Duration.ofDays(90))).isEqualTo("2026-08-24");
        assertThat(ago(Duration.ofDays(-2))).isEqualTo("2026-11-24");
    }

    private static String ago(Duration ago) {
        return RelativeTime.format(NOW.minus(ago), NOW, ZoneOffset.UTC);
    }

    @Test
    void amounts() {
        assertThat(AmountText.bytes(0)).isEqualTo("0 bytes");
        assertThat(AmountText.bytes(999)).isEqualTo("999 bytes");
        assertThat(AmountText.bytes(1_234)).isEqualTo("1.2 KB");
        assertThat(AmountText.bytes(265_000_000)).isEqualTo("265 MB");
        assertThat(AmountText.bytes(999_999_999)).isEqualTo("1.0 GB");
        assertThat(AmountText.count(1, "day")).isEqualTo("1 day");
    }

    @Test
    void wordsForShells() {
        assertThat(ShellQuoting.quoteCommand(List.of("claude", "--resume", "a-1"), Os.LINUX))
                .isEqualTo("claude --resume a-1");
        assertThat(ShellQuoting.quote("/home/o'neil/my work", Os.MAC)).isEqualTo("'/home/o'\\''neil/my work'");
        assertThat(ShellQuoting.quote("$(reboot)", Os.LINUX)).isEqualTo("'$(reboot)'");
        assertThat(ShellQuoting.quote("", Os.LINUX)).isEqualTo("''");
        assertThat(ShellQuoting.quote("C:\\my work", Os.WINDOWS)).isEqualTo("\"C:\\my work\"");
    }

    @Test
    void longResultsAreCutWithACount() {
        String text = "line\n".repeat(50);
        Part result = Part.ToolResult.of("t", List.of(Part.Text.of(text)));
        assertThat(new PartText(false, 80).format(result)).contains("… 42 more lines (--full)");
        assertThat(new PartText(true, 80).format(result).lines()).hasSize(50);
    }
}
