package io.roam.cli.pick;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.terminal.Plain;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void whatATerminalObeysIsTakenOut() {
        assertThat(Cells.clean(" a\u001b[31mb\n\tc\u0007\u202ed ")).isEqualTo("a�[31mb c��d");
        assertThat(Cells.clean("e\u0301 👩\u200d💻 ❤\ufe0f")).isEqualTo("é 👩💻 ❤");
    }

    @Test
    void lettersTakeNoneOneOrTwoCells() {
        assertThat(Cells.of("aé\u0301港😀✅")).isEqualTo(8);
        assertThat(Cells.cut("港の灯台", 8)).isEqualTo("港の灯台");
        assertThat(Cells.cut("港の灯台", 6)).isEqualTo("港の…");
        assertThat(Cells.cut("港の灯台", 0)).isEmpty();
        assertThat(Cells.end("abc港", 3)).isEqualTo("c港");
    }

    @Test
    void linesPartAtSpaces() {
        assertThat(Cells.wrap("the lamp is out of oil", 10)).containsExactly("the lamp", "is out of", "oil");
        assertThat(Cells.wrap("港の灯台", 5)).containsExactly("港の", "灯台");
        assertThat(Cells.wrap("", 5)).containsExactly("");
    }

    @Property
    void nothingIsLostByWrapping(@ForAll String text, @ForAll @IntRange(min = 2, max = 40) int columns) {
        String clean = Cells.clean(text);
        assertThat(String.join("", Cells.wrap(clean, columns)).replace(" ", "")).isEqualTo(clean.replace(" ", ""));
        assertThat(Cells.wrap(clean, columns)).allMatch(line -> Cells.of(line) <= columns);
    }

    @Property
    void cleanTextIsHarmlessAndStaysAsItIs(@ForAll String text, @ForAll @IntRange(max = 40) int columns) {
        String clean = Cells.clean(text);
        assertThat(clean.codePoints()).noneMatch(Plain::isDangerous);
        assertThat(Cells.of(Cells.cut(clean, columns))).isLessThanOrEqualTo(columns);
        assertThat(Cells.of(Cells.end(clean, columns))).isLessThanOrEqualTo(columns);
    }
}
