package io.roam.adapter.windsurf.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Os;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HooksTest {
    private static final String OURS = "/opt/roam windsurf hook said";

    private final HookEntries entries = new HookEntries(Path.of("hooks.json"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ }",
                "{\n}\n",
                "{\"hooks\":{}}",
                "{\"hooks\": { }, \"x\": 1}",
                "{\n\t\"hooks\": {\n\t\t\"pre_run_command\": []\n\t}\n}",
                "{\"hooks\":{\"post_cascade_response_with_transcript\":[]}}",
                "{\"hooks\":{\"post_cascade_response_with_transcript\":[{\"command\":\"other\",\"working_directory\":\"~\"}]}}",
                "{\"ä\":\"ö\",\"hooks\":{\"post_cascade_response_with_transcript\":[ {\"command\":\"a\"} , {\"command\":\"b\"} ]}}"
            })
    void whatIsPutInIsTakenOutAndAllElseStays(String before) {
        byte[] text = before.getBytes(UTF_8);
        byte[] installed = entries.withEntry(Optional.of(text), OURS);
        assertThat(new String(installed, UTF_8)).contains(OURS);
        assertThat(entries.withEntry(Optional.of(installed), OURS)).isEqualTo(installed);
        assertThat(entries.withoutEntry(installed)).contains(text);
        assertThat(entries.withoutEntry(text)).contains(text);
    }

    @Test
    void aRoamThatMovedIsCalledWhereItIsNow() {
        byte[] installed = entries.withEntry(Optional.empty(), OURS);
        byte[] moved = entries.withEntry(Optional.of(installed), "/usr/bin/roam windsurf hook said");
        assertThat(new String(moved, UTF_8)).contains("/usr/bin/roam").doesNotContain("/opt/roam");
        assertThat(entries.withoutEntry(moved)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"hooks\":[]}",
                "{\"hooks\":{\"post_cascade_response_with_transcript\":{}}}",
                "{\"hooks\":{}} more"
            })
    void whatIsNotUnderstoodIsLeft(String text) {
        assertThatThrownBy(() -> entries.withEntry(Optional.of(text.getBytes(UTF_8)), OURS))
                .isInstanceOf(RoamException.class)
                .hasMessageContaining("hooks.json");
        assertThatThrownBy(() -> entries.withoutEntry(text.getBytes(UTF_8))).isInstanceOf(RoamException.class);
    }

    @Test
    void wordsWithSpacesAreQuoted() {
        assertThat(HookCall.commandFor(List.of("/my tools/it's"), Os.LINUX))
                .isEqualTo("'/my tools/it'\\''s' windsurf hook said");
        assertThat(HookCall.commandFor(List.of("C:\\My Tools\\roam.cmd"), Os.WINDOWS))
                .isEqualTo("\"C:\\My Tools\\roam.cmd\" windsurf hook said");
        assertThat(HookCall.commandFor(List.of("C:\\roam.cmd"), Os.WINDOWS))
                .isEqualTo("C:\\roam.cmd windsurf hook said");
    }
}
