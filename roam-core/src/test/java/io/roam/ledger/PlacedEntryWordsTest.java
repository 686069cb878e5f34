package io.roam.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class PlacedEntryWordsTest {
    @Test
    void whatWasDoneHasAWordInTheLedger() {
        assertThat(Arrays.stream(PlacedEntry.Action.values()).map(PlacedEntry.Action::word))
                .containsExactly("made", "copied", "moved", "wrote", "titled", "put_away");
    }

    @Test
    void whatWasDoneIsFoundByItsWord() {
        assertThat(Arrays.stream(PlacedEntry.Action.values()))
                .allSatisfy(action ->
                        assertThat(PlacedEntry.Action.ofWord(action.word())).contains(action));
        assertThat(PlacedEntry.Action.ofWord("MADE")).isEmpty();
    }
}
