package io.roam.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
