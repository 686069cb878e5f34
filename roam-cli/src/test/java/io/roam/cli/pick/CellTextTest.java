package io.roam.cli.pick;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.terminal.SafeText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellTextTest {
    @Test
    void whatATerminalObeysIsTakenOut() {
        assertThat(CellText.clean(" a\u001b[31mb\n\tc\u0007\u202ed ")).isEqualTo("a�[31mb c��d");
        assertThat(CellText.clean("e\u0301 👩\u200d💻 ❤\ufe0f")).isEqualTo("é 👩💻 ❤");
    }

    @Test
    void lettersTakeNoneOneOrTwoCells() {
        assertThat(CellText.columns("aé\u0301港😀✅")).isEqualTo(8);
        assertThat(CellText.cut("港の灯台", 8)).isEqualTo("港の灯台");
        assertThat(CellText.cut("港の灯台", 6)).isEqualTo("港の…");
        assertThat(CellText.cut("港の灯台", 0)).isEmpty();
        assertThat(CellText.keepEnd("abc港", 3)).isEqualTo("c港");
    }

    @Test
    void linesPartAtSpaces() {
        assertThat(CellText.wrap("the lamp is out of oil", 10)).containsExactly("the lamp", "is out of", "oil");
        assertThat(CellText.wrap("港の灯台", 5)).containsExactly("港の", "灯台");
        assertThat(CellText.wrap("", 5)).containsExactly("");
    }

    @Property
    void nothingIsLostByWrapping(@ForAll String text, @ForAll @IntRange(min = 2, max = 40) int columns) {
        String clean = CellText.clean(text);
        assertThat(String.join("", CellText.wrap(clean, columns)).replace(" ", ""))
                .isEqualTo(clean.replace(" ", ""));
        assertThat(CellText.wrap(clean, columns)).allMatch(line -> CellText.columns(line) <= columns);
    }

    @Property
    void cleanTextIsHarmlessAndStaysAsItIs(@ForAll String text, @ForAll @IntRange(max = 40) int columns) {
        String clean = CellText.clean(text);
        assertThat(clean.codePoints()).noneMatch(SafeText::isDangerous);
        assertThat(CellText.columns(CellText.cut(clean, columns))).isLessThanOrEqualTo(columns);
        assertThat(CellText.columns(CellText.keepEnd(clean, columns))).isLessThanOrEqualTo(columns);
    }
}
