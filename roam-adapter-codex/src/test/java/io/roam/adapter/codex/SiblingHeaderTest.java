package io.roam.adapter.codex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiblingHeaderTest {
    private static final String ROOT = "01a22f7a-7a8f-7361-8fd4-921f221b43c0";
    private static final String OTHER = "0b3bd5c8-9cf9-4ba5-9bd1-9bd9b5f5ad10";

    @Test
    @DisplayName("a sibling has its own ID twice, and says of which thread it is one")
    void paginated() {
        assertThat(sibling(
                        "{\"timestamp\":\"x\",\"type\":\"session_meta\",\"payload\":{\"account_scoped\":true,\"session_id\":\""
                                + ROOT
                                + "\",\"id\":\"" + ROOT + "\",\"cwd\":\"/ä\" , \"base_instructions\":{\"id\":\"" + ROOT
                                + "\",\"text\":\"\\u00e9 " + ROOT + "\"},\"history_mode\":\"paginated\"}}"))
                .isEqualTo(
                        "{\"timestamp\":\"x\",\"type\":\"session_meta\",\"payload\":{\"account_scoped\":true,\"session_id\":\""
                                + OTHER
                                + "\",\"id\":\"" + OTHER + "\",\"forked_from_id\":\"" + ROOT
                                + "\",\"cwd\":\"/ä\" , \"base_instructions\":{\"id\":\"" + ROOT
                                + "\",\"text\":\"\\u00e9 " + ROOT
                                + "\"},\"history_mode\":\"paginated\"}}");
    }

    @Test
    @DisplayName("a header without an ID of the session gets none, and a thread that was a fork is one of its root")
    void olderForms() {
        assertThat(sibling("{\"timestamp\":\"x\",\"type\":\"session_meta\",\"payload\":{\"id\":\"" + ROOT
                        + "\",\"forked_from_id\":\"older\"}}"))
                .isEqualTo("{\"timestamp\":\"x\",\"type\":\"session_meta\",\"payload\":{\"id\":\"" + OTHER
                        + "\",\"forked_from_id\":\"" + ROOT + "\"}}");
        assertThat(sibling("{\"id\":\"" + ROOT + "\",\"timestamp\":\"x\",\"instructions\":null}"))
                .isEqualTo("{\"id\":\"" + OTHER + "\",\"forked_from_id\":\"" + ROOT
                        + "\",\"timestamp\":\"x\",\"instructions\":null}");
    }

    @Test
    @DisplayName("a second name gives the same line as the first name would have given, but for its fork")
    void again() {
        String line = "{\"payload\":{\"id\":\"" + ROOT + "\",\"session_id\":\"" + ROOT + "\"}}";
        String back = new String(SiblingHeader.of(sibling(line).getBytes(UTF_8), ROOT), UTF_8);

        assertThat(back)
                .isEqualTo("{\"payload\":{\"id\":\"" + ROOT + "\",\"forked_from_id\":\"" + OTHER
                        + "\",\"session_id\":\"" + ROOT + "\"}}");
    }

    @ParameterizedTest
    @DisplayName("what is the session's line already, or no header, stays")
    @ValueSource(
            strings = {
                "{\"payload\":{\"id\":\"" + OTHER + "\",\"session_id\":\"root\"}}",
                "{\"payload\":{\"id\":5}}",
                "{\"payload\":{}}",
                "{\"payload\":[]}",
                "{\"payload\":{\"id\":\"" + ROOT + "\"}",
                "torn",
                ""
            })
    void leaves(String line) {
        assertThat(sibling(line)).isEqualTo(line);
    }

    private static String sibling(String line) {
        return new String(SiblingHeader.of(line.getBytes(UTF_8), OTHER), UTF_8);
    }
}
