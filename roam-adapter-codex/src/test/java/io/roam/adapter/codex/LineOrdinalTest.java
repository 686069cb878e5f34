package io.roam.adapter.codex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineOrdinalTest {
    private static final String BEGINNING = "{\"timestamp\":\"2026-12-01T02:41:25.711Z\",";
    private static final String REST = "\"type\":\"response_item\",\"payload\":{\"text\":\"é\"}}";

    @Test
    @DisplayName("a line with and without its number is the same record")
    void cutsAndPuts() {
        assertThat(cut(BEGINNING + "\"ordinal\":14," + REST)).isEqualTo(BEGINNING + REST);
        assertThat(cut(BEGINNING + REST)).isEqualTo(BEGINNING + REST);
        assertThat(put(BEGINNING + REST, 0)).isEqualTo(BEGINNING + "\"ordinal\":0," + REST);
    }

    @Test
    @DisplayName("a number is found, also the greatest that counts")
    void finds() {
        assertThat(find("14,")).hasValue(14);
        assertThat(find("999999999999999999,")).hasValue(999_999_999_999_999_999L);
        assertThat(find("12345678901234567890123,")).isEmpty();
        assertThat(LineOrdinal.find((BEGINNING + REST).getBytes(UTF_8))).isEmpty();
        assertThat(LineOrdinal.find(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("what is no number behind the timestamp stays, and is not read")
    @ValueSource(
            strings = {
                "{\"timestamp\":\"x\",\"type\":\"t\",\"ordinal\":3,\"payload\":{}}",
                "{\"timestamp\":\"x\",\"payload\":{\"timestamp\":\"x\",\"ordinal\":3,\"a\":1}}",
                "{\"ordinal\":3,\"timestamp\":\"x\",\"type\":\"t\"}",
                "{\"timestamp\":\"x\",\"ordinal\":-3,\"type\":\"t\"}",
                "{\"timestamp\":\"x\",\"ordinal\":3.5,\"type\":\"t\"}",
                "{\"timestamp\":\"x\",\"ordinal\":,\"type\":\"t\"}",
                "{\"timestamp\":\"x\",\"ordinal\":\"3\",\"type\":\"t\"}",
                "{\"timestamp\":\"x\",\"ordinal\":3}",
                "{\"timestamp\":\"x\",\"ordinal\":3",
                "{\"timestamp\":\"x\",\"ordinal\":",
                "{\"timestamp\":\"x\\\",\"ordinal\":3,\"a\":1}",
                "{\"timestamp\": \"x\",\"ordinal\":3,\"type\":\"t\"}",
                "{\"timestamp\":\"x",
                "{\"timestamp\":\"",
                "torn",
                ""
            })
    void leaves(String line) {
        assertThat(cut(line)).isEqualTo(line);
        assertThat(LineOrdinal.find(line.getBytes(UTF_8))).isEmpty();
    }

    @Test
    @DisplayName("a line of another form gets no number")
    void putsNowhere() {
        assertThat(put("{\"id\":\"x\"}", 5)).isEqualTo("{\"id\":\"x\"}");
        assertThat(put("{\"timestamp\":\"x\"}", 5)).isEqualTo("{\"timestamp\":\"x\"}");
    }

    private static String cut(String line) {
        return new String(LineOrdinal.cut(line.getBytes(UTF_8)), UTF_8);
    }

    private static String put(String line, long ordinal) {
        return new String(LineOrdinal.put(line.getBytes(UTF_8), ordinal), UTF_8);
    }

    private static OptionalLong find(String digits) {
        return LineOrdinal.find((BEGINNING + "\"ordinal\":" + digits + REST).getBytes(UTF_8));
    }
}
