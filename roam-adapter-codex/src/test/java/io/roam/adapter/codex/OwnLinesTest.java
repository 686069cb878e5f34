package io.roam.adapter.codex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.kit.JsonSlice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnLinesTest {
    private static final Path FOLDER = Path.of("/home/ada/wörk \"q\"");
    private static final String PAGINATED =
            "{\"timestamp\":\"2026-12-01T10:00:00.000Z\",\"type\":\"session_meta\",\"payload\":{\"id\":\"a\",\"model_provider\":\"acme\","
                    + "\"history_mode\":\"paginated\"}}";
    private static final String LEGACY =
            "{\"timestamp\":\"2026-12-01T10:00:00.000Z\",\"type\":\"session_meta\",\"payload\":{\"id\":\"a\",\"model_provider\":\"acme\"}}";
    private static final String FULL_RIGHTS =
            "{\"timestamp\":\"2026-12-01T10:00:02.000Z\",\"type\":\"turn_context\",\"payload\":{\"cwd\":\"/elsewhere\",\"approval_policy\":"
                    + "\"never\",\"sandbox_policy\":{\"type\":\"danger-full-access\"},\"model\":\"gpt-6 \\\"x\\\"\"}}";

    @Test
    @DisplayName("a paginated thread ends with a turn and with settings that name this folder and the least rights")
    void paginated() {
        List<JsonSlice> lines = write(PAGINATED, FULL_RIGHTS, message("2026-12-01T10:00:03.000Z"));

        assertThat(lines).hasSize(2).allMatch(OwnLines::isOwn);
        JsonSlice turn = lines.get(0).member("payload").orElseThrow();
        assertThat(lines.get(0).string("type")).contains("turn_context");
        assertThat(lines.get(0).string("timestamp")).contains("2026-12-01T10:00:03.000Z");
        assertThat(turn.member("turn_id"))
                .as("Codex drops history before a turn that is not there")
                .isEmpty();
        assertThat(turn.string("cwd")).contains(FOLDER.toString());
        assertThat(turn.string("approval_policy")).contains("on-request");
        assertThat(turn.member("sandbox_policy")).hasToString("Optional[{\"type\":\"read-only\"}]");
        assertThat(turn.string("model")).contains("gpt-6 \"x\"");
        JsonSlice applied = lines.get(1).member("payload").orElseThrow();
        JsonSlice settings = applied.member("thread_settings").orElseThrow();
        assertThat(applied.string("type")).contains("thread_settings_applied");
        assertThat(applied.string("thread_id")).contains("session-1");
        assertThat(settings.string("cwd")).contains(FOLDER.toString());
        assertThat(settings.string("approval_policy")).contains("on-request");
        assertThat(settings.string("model_provider_id")).contains("acme");
        assertThat(settings.string("model")).contains("gpt-6 \"x\"");
        assertThat(lines.toString())
                .doesNotContain("danger")
                .doesNotContain("never")
                .doesNotContain("/elsewhere");
    }

    @Test
    @DisplayName("a legacy thread ends with the same lines, which newer versions obey and older ones pass over")
    void legacy() {
        assertThat(write(LEGACY, FULL_RIGHTS).toString())
                .isEqualTo(write(PAGINATED, FULL_RIGHTS).toString());
    }

    @Test
    @DisplayName("the first header counts, and settings name the model, too")
    void firstHeader() {
        List<JsonSlice> lines = write(
                PAGINATED,
                "{\"type\":\"session_meta\",\"payload\":{\"id\":\"b\",\"model_provider\":\"other\",\"history_mode\":\"legacy\"}}",
                "{\"type\":\"event_msg\",\"payload\":{\"type\":\"thread_settings_applied\",\"thread_settings\":{\"model\":\"m-2\"}}}",
                "{\"type\":\"event_msg\",\"payload\":{\"type\":\"other\",\"thread_settings\":{\"model\":\"m-3\"}}}");

        JsonSlice settings = lines.get(1)
                .member("payload")
                .orElseThrow()
                .member("thread_settings")
                .orElseThrow();
        assertThat(settings.string("model_provider_id")).contains("acme");
        assertThat(settings.string("model")).contains("m-2");
    }

    @Test
    @DisplayName("a thread that names neither time nor model gets lines that a number can be put into")
    void nothingKnown() {
        OwnLines own = new OwnLines();
        own.add(slice("{\"type\":\"session_meta\",\"payload\":{\"history_mode\":\"paginated\"}}".getBytes(UTF_8)));

        assertThat(own.write("session-1", FOLDER))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(LineOrdinal.find(LineOrdinal.put(line, 3))).hasValue(3));
    }

    @Test
    @DisplayName("a line of the tool is none of roam's")
    void isOwn() {
        assertThat(List.of(
                        FULL_RIGHTS,
                        "{\"roam\":true}",
                        "{\"payload\":{\"roam\":\"true\"}}",
                        "{\"payload\":[true]}",
                        "5"))
                .noneMatch(line -> OwnLines.isOwn(slice(line.getBytes(UTF_8))));
    }

    private static String message(String time) {
        return "{\"timestamp\":\"" + time + "\",\"type\":\"response_item\",\"payload\":{\"type\":\"message\"}}";
    }

    private static List<JsonSlice> write(String... thread) {
        OwnLines own = new OwnLines();
        for (String line : thread) {
            own.add(slice(line.getBytes(UTF_8)));
        }
        return own.write("session-1", FOLDER).stream().map(OwnLinesTest::slice).toList();
    }

    private static JsonSlice slice(byte[] line) {
        return JsonSlice.parse(line).orElseThrow();
    }
}
