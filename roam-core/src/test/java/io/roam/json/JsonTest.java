package io.roam.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void keepsOrderNumbersAndNulls() {
        String text = "{\"b\":1,\"a\":[true,null,-2,1.50,123456789012345678901234567890],\"c\":{\"d\":\"ü\\n\"}}";
        assertThat(Json.text(Json.object(text))).isEqualTo(text);
    }

    @Property
    void anyStringsComeBack(@ForAll Map<String, String> fields) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(fields);
        assertThat(Json.object(Json.bytes(map))).isEqualTo(map);
    }

    @Test
    void halfACharacterComesBackToo() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(Map.of("half", "a\uD800ü\uDC00"));
        assertThat(Json.object(Json.bytes(map))).isEqualTo(map);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1e-200000009223372036854775807}",
                "{\"a\":1E+42147483647}",
                "",
                " ",
                "1",
                "[]",
                "null",
                "{",
                "{\"a\":1}}",
                "{\"a\":1} {}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{'a':1}",
                "// x\n{}",
                "{\"a\":\"\n\"}"
            })
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> Json.object(text)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesOtherEncodings() {
        assertThatThrownBy(() -> Json.object("{\"a\":\"ü\"}".getBytes(ISO_8859_1)))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.object("{\"a\":\"ü\"}".getBytes(UTF_16)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesWhatIsTooDeep() {
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        assertThatThrownBy(() -> Json.object(deep)).isInstanceOf(MalformedJsonException.class);
        String fine = "{\"a\":".repeat(190) + "1" + "}".repeat(190);
        assertThat(Json.object(fine)).hasSize(1);
    }

    @Test
    void readsFieldsByTypeAndNamesTheWrongOnes() {
        JsonObject json =
                JsonObject.parse("{\"s\":\"x\",\"n\":1,\"l\":[\"a\"],\"o\":{\"k\":\"v\"},\"z\":null}".getBytes(UTF_8));
        assertThat(json.string("s")).isEqualTo("x");
        assertThat(json.number("n")).isEqualTo(1);
        assertThat(json.strings("l")).containsExactly("a");
        assertThat(json.texts("o")).containsEntry("k", "v");
        assertThat(json.optionalString("z")).isEmpty();
        assertThat(json.without(List.of("s", "n", "l", "o"))).containsOnlyKeys("z");
        assertThatThrownBy(() -> json.string("n")).hasMessageContaining("\"n\" is not a string");
        assertThatThrownBy(() -> json.number("z")).hasMessageContaining("\"z\" is missing");
        assertThatThrownBy(() -> json.numbers("l")).isInstanceOf(MalformedJsonException.class);
    }
}
