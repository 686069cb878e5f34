package io.roam.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void whatWasDoneHasAWordInTheLedger() {
        assertThat(Arrays.stream(Written.What.values()).map(Written.What::word))
                .containsExactly("made", "copied", "wrote", "put_away");
    }

    @Test
    void whatWasDoneIsFoundByItsWord() {
        assertThat(Arrays.stream(Written.What.values()))
                .allSatisfy(what -> assertThat(Written.What.ofWord(what.word())).contains(what));
        assertThat(Written.What.ofWord("MADE")).isEmpty();
    }
}
