package io.roam.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

final class ByteScanTest {
    @Property
    void findsTheFirstThatIsThere(
            @ForAll @Chars({'a', 'b', 'A', 'B', '1', ' '}) @StringLength(max = 60) String text,
            @ForAll @Chars({'a', 'b', 'A', '1'}) @StringLength(min = 1, max = 4) String word,
            @ForAll @IntRange(max = 9) int around) {
        byte[] bytes = ("aB1a".repeat(5) + text + "bA1b".repeat(5)).getBytes(ISO_8859_1);
        int from = 20;
        int to = from + text.length();
        int place = text.toLowerCase(Locale.ROOT).indexOf(word.toLowerCase(Locale.ROOT));
        ByteScan scan = new ByteScan(word.getBytes(ISO_8859_1));
        assertThat(scan.indexOf(bytes, from, to)).isEqualTo(place < 0 ? -1 : from + place);
        byte[] alone = (" ".repeat(around) + text).getBytes(ISO_8859_1);
        assertThat(scan.indexOf(alone, around, alone.length)).isEqualTo(place < 0 ? -1 : around + place);
    }

    @Property
    void everyWordIsFoundInAnyCase(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 12) String word,
            @ForAll @StringLength(max = 40) String before,
            @ForAll @StringLength(max = 40) String behind) {
        byte[] bytes = (before + word.toUpperCase(Locale.ROOT) + behind).getBytes(ISO_8859_1);
        ByteScan scan = new ByteScan(word.toLowerCase(Locale.ROOT).getBytes(ISO_8859_1));
        assertThat(scan.indexOf(bytes, 0, bytes.length)).isBetween(0, before.length());
    }
}
