package io.roam.adapter.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonValue;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The slicer finds what a full parser finds, in good texts and in damaged ones. */
final class JsonSlicerLawsTest {
    @Property(tries = 2000)
    void findsWhatAFullParserFinds(@ForAll("objects") String json) {
        check(json.getBytes(UTF_8));
    }

    @Property(tries = 4000)
    void takesDamagedTextsAsAFullParserDoes(
            @ForAll("objects") String json, @ForAll int place, @ForAll("damages") String damage) {
        byte[] text = json.getBytes(UTF_8);
        byte[] bytes = damage.getBytes(ISO_8859_1);
        System.arraycopy(
                bytes,
                0,
                text,
                Math.floorMod(place, text.length - bytes.length + 1),
                Math.min(bytes.length, text.length));
        check(text);
    }

    private static void check(byte[] text) {
        Optional<JsonValue> parsed = JsonValue.parse(text);
        Optional<JsonSlice> sliced = JsonSlice.parse(text).filter(JsonSlice::isObject);
        if (sliced.filter(JsonSlicerLawsTest::hasUnreadableName).isPresent()) { // Jackson refuses what JSON allows
            return;
        }
        assertThat(sliced.isPresent()).isEqualTo(parsed.isPresent());
        sliced.ifPresent(slice -> assertSame(slice, parsed.orElseThrow()));
    }

    /** Whether a name holds half of a pair of surrogates. */
    private static boolean hasUnreadableName(JsonSlice slice) {
        return slice.members().stream()
                        .anyMatch(member ->
                                !UTF_8.newEncoder().canEncode(member.name()) || hasUnreadableName(member.value()))
                || slice.elements().stream().anyMatch(JsonSlicerLawsTest::hasUnreadableName);
    }

    private static void assertSame(JsonSlice slice, JsonValue value) {
        assertThat(List.of(slice.from(), slice.to())).isEqualTo(List.of(value.from(), value.to()));
        assertThat(slice.string().orElse("")).isEqualTo(value.text());
        if (value.isObject()) {
            List<JsonSlice.Member> members = slice.members();
            assertThat(members).hasSameSizeAs(value.members());
            for (int i = 0; i < members.size(); i++) {
                JsonValue.Member member = value.members().get(i);
                assertThat(members.get(i).name()).isEqualTo(member.name());
                assertThat(members.get(i).from()).isEqualTo(member.from());
                assertSame(members.get(i).value(), member.value());
            }
        } else if (value.isArray()) {
            List<JsonSlice> elements = slice.elements();
            assertThat(elements).hasSameSizeAs(value.members());
            for (int i = 0; i < elements.size(); i++) {
                assertSame(elements.get(i), value.members().get(i).value());
            }
        } else {
            assertThat(slice.members()).isEmpty();
            assertThat(slice.elements()).isEmpty();
        }
    }

    @Provide
    Arbitrary<String> damages() {
        return Arbitraries.of(
                "\"", "{", "}", "[", "]", ",", ":", "\\", "0", "-", "e", ".", "\n", "\0", "t", "\u00ff", "\u00c3", " ");
    }

    @Provide
    Arbitrary<String> objects() {
        return objects(values(3));
    }

    private static Arbitrary<String> values(int depth) {
        Arbitrary<String> scalars = Arbitraries.oneOf(
                strings(),
                Arbitraries.of("true", "false", "null", "0", "-0", "1.5e+3", "-12.25E-2", "9007199254740993"));
        return depth == 0
                ? scalars
                : Arbitraries.frequencyOf(
                        Tuple.of(3, scalars),
                        Tuple.of(1, arrays(values(depth - 1))),
                        Tuple.of(1, objects(values(depth - 1))));
    }

    private static Arbitrary<String> strings() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "ä",
                "€",
                "😀",
                "\\n",
                "\\\"",
                "\\\\",
                "\\/",
                "\\u0041",
                "\\ud83d\\ude00",
                "{",
                "]",
                ",",
                ":",
                " ");
        return pieces.list().ofMaxSize(5).map(all -> "\"" + String.join("", all) + "\"");
    }

    private static Arbitrary<String> spaces() {
        return Arbitraries.of("", "", " ", "\n  ", "\t", "\r\n");
    }

    private static Arbitrary<String> arrays(Arbitrary<String> elements) {
        return Combinators.combine(elements.list().ofMaxSize(3), spaces(), spaces())
                .as((all, before, behind) -> "[" + before + String.join(behind + "," + before, all) + behind + "]");
    }

    private static Arbitrary<String> objects(Arbitrary<String> values) {
        Arbitrary<String> members = Combinators.combine(strings(), spaces(), spaces(), values)
                .as((name, before, behind, value) -> name + before + ":" + behind + value);
        return Combinators.combine(members.list().ofMaxSize(3), spaces(), spaces())
                .as((all, before, behind) -> "{" + before + String.join(behind + "," + before, all) + behind + "}");
    }
}
