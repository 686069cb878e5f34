package io.roam.adapter.codex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class LineOrdinalLawsTest {
    @Property(tries = 2_000)
    @Label("cutting a number that was put into a line gives the line")
    void putAndCut(@ForAll("lines") byte[] line, @ForAll @LongRange(min = 0) long ordinal) {
        assertThat(LineOrdinal.cut(LineOrdinal.put(line, ordinal))).isEqualTo(line);
    }

    @Property(tries = 2_000)
    @Label("a number that was put is found; one that is found is the one that is cut")
    void putAndFind(@ForAll("lines") byte[] line, @ForAll @LongRange(min = 0, max = 999_999_999_999L) long ordinal) {
        byte[] bare = LineOrdinal.cut(line);
        byte[] numbered = LineOrdinal.put(bare, ordinal);
        if (numbered != bare) {
            assertThat(LineOrdinal.find(numbered)).hasValue(ordinal);
        }
        LineOrdinal.find(line)
                .ifPresent(found -> assertThat(LineOrdinal.put(bare, found))
                        .isEqualTo(new String(line, UTF_8)
                                .replaceFirst("\"ordinal\":0*(?=\\d)", "\"ordinal\":")
                                .getBytes(UTF_8)));
    }

    /** Lines made of the parts that matter, in any order. */
    @Provide
    Arbitrary<byte[]> lines() {
        return Arbitraries.of(
                        "{\"timestamp\":\"2026-12-01T02:41:25.711Z\",",
                        "{\"timestamp\":\"",
                        "\"ordinal\":7,",
                        "\"ordinal\":",
                        "\"type\":\"event_msg\",",
                        "\"payload\":{}}",
                        "\\",
                        "\"",
                        ",",
                        "0",
                        "é\u0000")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts).getBytes(UTF_8));
    }
}
