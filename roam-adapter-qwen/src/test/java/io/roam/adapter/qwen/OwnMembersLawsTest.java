package io.roam.adapter.qwen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.kit.JsonSlice;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every line and its payload. */
final class OwnMembersLawsTest {
    private static String payload(String line) {
        return new String(OwnMembers.payloadOf(line.getBytes(UTF_8)), UTF_8);
    }

    private static String line(String payload, String session, String folder) {
        return new String(OwnMembers.lineOf(payload.getBytes(UTF_8), session, folder), UTF_8);
    }

    @Property
    void aLineGivesItsPayloadBack(@ForAll("members") String members, @ForAll String session, @ForAll String folder) {
        String payload = payload("{" + members + "}");
        assertThat(payload(payload)).isEqualTo(payload);
        assertThat(payload(line(payload, session, folder))).isEqualTo(payload);
    }

    @Provide
    Arbitrary<String> members() {
        Arbitrary<String> name = Arbitraries.of("sessionId", "cwd", "parentUuid", "uuid", "c\\u0077d", "");
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.strings().map(JsonSlice::quoted),
                Arbitraries.of("null", "1", "{}", "{\"cwd\":\"a\"}", "[\"sessionId\"]", "\"\""));
        return name.flatMap(one -> value.map(two -> "\"" + one + "\":" + two))
                .list()
                .ofMaxSize(5)
                .map(all -> String.join(",", all));
    }
}
