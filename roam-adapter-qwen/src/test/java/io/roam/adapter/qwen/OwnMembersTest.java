package io.roam.adapter.qwen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a line has of its session alone. */
final class OwnMembersTest {
    private static final String ID = "11111111-1111-4111-8111-111111111111";

    private static String payload(String line) {
        return new String(OwnMembers.payloadOf(line.getBytes(UTF_8)), UTF_8);
    }

    private static String line(String payload, String session, String folder) {
        return new String(OwnMembers.lineOf(payload.getBytes(UTF_8), session, folder), UTF_8);
    }

    @Test
    void theFirstLineNamesItsSessionAndItsFolder() {
        String line = "{\"uuid\":\"u\",\"parentUuid\":null,\"sessionId\":\"" + ID + "\",\"cwd\":\"/home/ann\",\"x\":1}";
        String payload = "{\"uuid\":\"u\",\"parentUuid\":null,\"sessionId\":\"\",\"cwd\":\"\",\"x\":1}";
        assertThat(payload(line)).isEqualTo(payload);
        assertThat(line(payload, ID, "/home/ann")).isEqualTo(line);
        assertThat(line(payload, "s", "/b\"\\")).contains("\"sessionId\":\"s\",\"cwd\":\"/b\\\"\\\\\"");
    }

    @Test
    void aLaterLineKeepsTheFolderThatItNames() {
        String line = "{\"uuid\":\"v\",\"parentUuid\":\"u\",\"sessionId\":\"" + ID + "\",\"cwd\":\"/home/ann\"}";
        assertThat(payload(line)).contains("\"sessionId\":\"\"", "\"cwd\":\"/home/ann\"");
        assertThat(line(payload(line), ID, "/other")).isEqualTo(line);
    }

    @Test
    void membersOfThatNameFurtherInsideStay() {
        String line = "{\"forkedFrom\":{\"sessionId\":\"a\"},\"parentUuid\":\"u\",\"message\":{\"cwd\":\"/x\"}}";
        assertThat(payload(line)).isEqualTo(line);
    }

    @Test
    void spaceEscapesAndDoubleMembersAreKept() {
        String line = " { \"session\\u0049d\" : \"a\" , \"sessionId\":\"b\", \"sessionId\":7 }\r";
        assertThat(payload(line)).isEqualTo(" { \"session\\u0049d\" : \"\" , \"sessionId\":\"\", \"sessionId\":7 }\r");
    }

    @Test
    void whatIsNoObjectStays() {
        for (String line :
                new String[] {"", "}{", "[\"sessionId\"]", "{\"sessionId\":\"a\"", "{\"sessionId\":\"a\"}{}"}) {
            assertThat(payload(line)).isEqualTo(line);
            assertThat(line(line, ID, "/x")).isEqualTo(line);
        }
    }
}
