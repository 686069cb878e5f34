package io.roam.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchTermsTest {
    @Test
    void allOfThemInAnyCaseWhereverTheyStand() {
        SearchTerms terms = new SearchTerms(List.of("lamp", "ÄRGER", " "));
        assertThat(terms.areAllIn("the Lamp\nis an ärger")).isTrue();
        assertThat(terms.areAllIn("the lamp alone")).isFalse();
        assertThat(terms.bestLine("first the lamp\n  no lamp, only Ärger  \nend"))
                .hasValue("no lamp, only Ärger");
        assertThat(terms.ranges("LAMP, ärger"))
                .containsExactly(new SearchTerms.Range(0, 4), new SearchTerms.Range(6, 11));
    }

    @Test
    void whatIsNoLetterIsNoObstacle() {
        assertThat(new SearchTerms(List.of("a.b(c)")).areAllIn("x a.b(c) y")).isTrue();
        assertThat(new SearchTerms(List.of("a.b")).areAllIn("axb")).isFalse();
        assertThat(new SearchTerms(List.of("  ")).words()).isEmpty();
    }
}
