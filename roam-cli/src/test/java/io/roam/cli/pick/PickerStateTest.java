package io.roam.cli.pick;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.pick.KeyPress.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickerStateTest {
    private static PickerState press(PickerState state, Kind... kinds) {
        PickerState now = state;
        for (Kind kind : kinds) {
            now = now.press(KeyPress.of(kind), 2);
        }
        return now;
    }

    @ParameterizedTest
    @CsvSource({
        "lamp, 1",
        "OIL beacon, 1",
        "beacon oil, 1",
        "STRÖME, 2",
        "claude, 12",
        "laptop claude, 2",
        "灯台, 3",
        "lamp laptop, ''",
        "'  ', 123",
        "'(', ''",
    })
    void allWordsHaveToStandSomewhere(String typed, String ids) {
        String found = String.join(
                "",
                SampleCandidates.stateOf(typed).matches().stream()
                        .map(Candidate::id)
                        .toList());
        assertThat(found).isEqualTo(ids);
    }

    @Test
    void lettersThatAreWrittenOtherwiseAreTheSame() {
        assertThat(SampleCandidates.stateOf("stro\u0308me").matches()).containsExactly(SampleCandidates.SAIL);
        Candidate apart = new Candidate("4", "Stro\u0308me", "", "", "", "");
        assertThat(PickerState.of(List.of(apart), "strö", Optional.empty()).matches())
                .hasSize(1);
    }

    @Test
    void keysMoveWithinTheMatches() {
        assertThat(press(SampleCandidates.state(), Kind.UP).selected()).isZero();
        assertThat(press(SampleCandidates.state(), Kind.DOWN, Kind.DOWN, Kind.DOWN)
                        .selected())
                .isEqualTo(2);
        assertThat(press(SampleCandidates.state(), Kind.PAGE_DOWN, Kind.UP).selected())
                .isEqualTo(1);
        assertThat(press(SampleCandidates.state(), Kind.END, Kind.PAGE_UP).selected())
                .isZero();
        assertThat(press(SampleCandidates.state(), Kind.END, Kind.HOME).selected())
                .isZero();
    }

    @Test
    void whatIsWrittenAtFirstIsHarmless() {
        assertThat(SampleCandidates.stateOf(" a\u001b[2Jb\n").typed()).isEqualTo("a�[2Jb");
    }

    @Test
    void enterChoosesWhatIsSelected() {
        PickerState chosen = press(SampleCandidates.state(), Kind.DOWN, Kind.CHOOSE);
        assertThat(chosen.state()).isEqualTo(PickerState.State.CHOSEN);
        assertThat(chosen.selectedCandidate()).contains(SampleCandidates.SAIL);
        assertThat(press(SampleCandidates.stateOf("nowhere"), Kind.CHOOSE).state())
                .isEqualTo(PickerState.State.OPEN);
    }

    @Test
    void leaving() {
        assertThat(press(SampleCandidates.stateOf("x"), Kind.CANCEL).state()).isEqualTo(PickerState.State.CANCELLED);
        assertThat(press(SampleCandidates.stateOf("x"), Kind.CANCEL_IF_EMPTY).state())
                .isEqualTo(PickerState.State.OPEN);
        assertThat(press(SampleCandidates.stateOf(""), Kind.CANCEL_IF_EMPTY).state())
                .isEqualTo(PickerState.State.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, 'la m', 'la '",
        "DELETE, 'a😀', a",
        "DELETE, '', ''",
        "DELETE_WORD, 'the lamp ', 'the '",
        "DELETE_WORD, 'lamp', ''",
        "DELETE_ALL, 'the lamp', ''",
    })
    void whatIsWrittenCanBeTakenAway(Kind key, String before, String after) {
        PickerState state = SampleCandidates.state();
        for (int c : before.codePoints().toArray()) {
            state = state.press(KeyPress.ofCharacter(c), 2);
        }
        assertThat(press(state, key).typed()).isEqualTo(after);
    }

    @Test
    void theOneThatMostWantIsSelectedUntilSomethingIsWritten() {
        PickerState state = PickerState.of(SampleCandidates.ALL, "", Optional.of("3"));
        assertThat(state.selectedCandidate()).contains(SampleCandidates.PORT);
        assertThat(state.press(KeyPress.ofCharacter('l'), 2).selected()).isZero();
        assertThat(PickerState.of(SampleCandidates.ALL, "l", Optional.of("3")).selected())
                .isZero();
        assertThat(PickerState.of(SampleCandidates.ALL, "", Optional.of("gone")).selected())
                .isZero();
    }

    @Test
    void whatWasSaidAddsMatchesAndKeepsTheSelection() {
        PickerState state = press(SampleCandidates.stateOf("claude"), Kind.DOWN);
        PickerState more = state.withMessageMatches("claude", Set.of("3", "unknown"));
        assertThat(more.matches()).containsExactlyElementsOf(SampleCandidates.ALL);
        assertThat(more.selectedCandidate()).contains(SampleCandidates.SAIL);
        assertThat(state.withMessageMatches("claud", Set.of("3"))).isSameAs(state);
        assertThat(more.press(KeyPress.ofCharacter('x'), 2).matches()).isEmpty();
    }

    @Provide
    static Arbitrary<List<KeyPress>> keys() {
        Arbitrary<KeyPress> letters =
                Arbitraries.of('l', 'a', ' ', 't', 'ö', '港').map(KeyPress::ofCharacter);
        Arbitrary<KeyPress> others =
                Arbitraries.of(Kind.values()).filter(kind -> kind != Kind.TEXT).map(KeyPress::of);
        return Arbitraries.oneOf(letters, others).list().ofMaxSize(60);
    }

    @Property
    void whateverIsPressedTheSelectionIsAMatch(@ForAll("keys") List<KeyPress> presses) {
        PickerState state = SampleCandidates.state();
        for (KeyPress keyPress : presses) {
            state = state.press(keyPress, 2);
            assertThat(state.selected())
                    .isBetween(0, Math.max(0, state.matches().size() - 1));
            assertThat(state.matches())
                    .isEqualTo(SampleCandidates.stateOf(state.typed()).matches());
            assertThat(state.selectedCandidate().isPresent())
                    .isEqualTo(!state.matches().isEmpty());
        }
    }
}
