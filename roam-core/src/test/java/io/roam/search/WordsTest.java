package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.Json;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void allOfThemInAnyCaseWhereverTheyStand() {
        Words words = new Words(List.of("lamp", "ÄRGER", " "));
        assertThat(words.areIn("the Lamp\nis an ärger")).isTrue();
        assertThat(words.areIn("the lamp alone")).isFalse();
        assertThat(words.line("first the lamp\n  no lamp, only Ärger  \nend")).hasValue("no lamp, only Ärger");
        assertThat(words.ranges("LAMP, ärger")).containsExactly(new Words.Range(0, 4), new Words.Range(6, 11));
    }

    @Test
    void whatIsNoLetterIsNoObstacle() {
        assertThat(new Words(List.of("a.b(c)")).areIn("x a.b(c) y")).isTrue();
        assertThat(new Words(List.of("a.b")).areIn("axb")).isFalse();
        assertThat(new Words(List.of("  ")).words()).isEmpty();
    }

    /**
     * What people find in a text must pass the sieve, however the text was written. But for four letters that are other forms of ASCII
     * ones: nobody looks for a Kelvin sign.
     */
    @Property
    void theSieveLetsPassWhatHoldsTheWords(
            @ForAll @StringLength(max = 30) String before,
            @ForAll @StringLength(min = 1, max = 8) String word,
            @ForAll @StringLength(max = 30) String behind) {
        String text = before + word + behind;
        Words words = new Words(List.of(word.toUpperCase(java.util.Locale.ROOT), word));
        if (words.areIn(text) && text.chars().noneMatch(c -> "\u212a\u017f\u0130\u0131".indexOf(c) >= 0)) {
            Sieve sieve = new Sieve(words.words());
            byte[] plain = text.getBytes(UTF_8);
            byte[] json = Json.text(Map.of("text", text)).getBytes(UTF_8);
            byte[] ascii = escaped(text).getBytes(UTF_8);
            assertThat(sieve.test(plain, 0, plain.length)).isTrue();
            assertThat(sieve.test(json, 0, json.length)).isTrue();
            assertThat(sieve.test(ascii, 0, ascii.length)).isTrue();
        }
    }

    private static String escaped(String text) {
        StringBuilder all = new StringBuilder();
        text.chars()
                .forEach(c -> all.append(
                        c < 0x7f && c >= 0x20 && c != '"' && c != '\\' ? "" + (char) c : "\\u%04x".formatted(c)));
        return all.toString();
    }
}
