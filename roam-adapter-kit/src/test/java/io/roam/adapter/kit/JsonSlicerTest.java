package io.roam.adapter.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonSlicerTest {
    private static JsonSlice slice(String json) {
        return JsonSlice.parse(json.getBytes(UTF_8)).orElseThrow();
    }

    @Test
    void membersAreFoundWithTheirBytes() {
        JsonSlice slice = slice(" {\"a\" : [1, {\"b\":\"}]\"}] , \"ä\\u0041\":\"x\\n\\\"\" } ");
        assertThat(slice.members()).extracting(JsonSlice.Member::name).containsExactly("a", "äA");
        assertThat(slice.member("a").orElseThrow()).hasToString("[1, {\"b\":\"}]\"}]");
        assertThat(slice.member("a").orElseThrow().elements()).hasSize(2);
        assertThat(slice.string("äA")).hasValue("x\n\"");
        assertThat(slice.from()).isEqualTo(1);
        assertThat(slice.members().get(1).from()).isEqualTo(26);
    }

    @Test
    void theLastOfSeveralMembersCounts() {
        assertThat(slice("{\"a\":1,\"a\":2}").number("a")).hasValue(2L);
    }

    @Test
    void whatIsMissingOrOfAnotherTypeIsEmpty() {
        JsonSlice slice = slice("{\"n\":1.5,\"s\":\"x\",\"t\":true,\"big\":123456789012345678901}");
        assertThat(slice.number("n")).isEmpty();
        assertThat(slice.number("big")).isEmpty();
        assertThat(slice.string("n")).isEmpty();
        assertThat(slice.string("none")).isEmpty();
        assertThat(slice.isTrue("t")).isTrue();
        assertThat(slice.isTrue("s")).isFalse();
        assertThat(slice.member("s").orElseThrow().member("x")).isEmpty();
        assertThat(slice.elements()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}}",
                "{} {}",
                "[1,]",
                "[,1]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "[1 2]",
                "[}",
                "{]",
                "01",
                "-",
                "1.",
                "1e",
                "+1",
                ".5",
                "tru",
                "nulL",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "\"\t\"",
                "NaN",
                "// x\n1",
                "\uFEFF{}"
            })
    void whatIsNotJsonIsNotSliced(String text) {
        assertThat(JsonSlice.parse(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreNotSliced() {
        for (byte[] bad : new byte[][] {
            {'"', (byte) 0xC0, (byte) 0x80, '"'},
            {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            {'"', (byte) 0xE2, (byte) 0x82, '"'},
            {'"', (byte) 0xFF, '"'}
        }) {
            assertThat(JsonSlice.parse(bad)).isEmpty();
        }
    }

    @Test
    void limitsHold() {
        JsonSlicer small = new JsonSlicer(10, 3);
        assertThat(small.slice("[[[1]]]".getBytes(UTF_8))).isPresent();
        assertThat(small.slice("[[[[]]]]".getBytes(UTF_8))).isEmpty();
        assertThat(small.slice("12345678901".getBytes(UTF_8))).isEmpty();
        assertThat(JsonSlice.parse(("[".repeat(1000) + "]".repeat(1000)).getBytes(UTF_8)))
                .isPresent();
        assertThat(JsonSlice.parse(("[".repeat(1001) + "]".repeat(1001)).getBytes(UTF_8)))
                .isEmpty();
        assertThat(JsonSlice.parse("[".repeat(1_000_000).getBytes(UTF_8))).isEmpty();
    }

    @Test
    void quotedTextsReadBackTheSame() {
        for (String text :
                new String[] {"", "plain", "\"\\/\b\f\n\r\t\u0001", "ä€😀", "\uD800 alone", "\uDC00\uD800"}) {
            assertThat(slice(JsonSlice.quoted(text)).string()).hasValue(text);
        }
    }
}
