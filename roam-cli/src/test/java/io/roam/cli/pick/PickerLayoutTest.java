package io.roam.cli.pick;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.pick.KeyPress.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PickerLayoutTest {
    private static final List<PreviewMessage> SAID = List.of(
            new PreviewMessage("you", "Why is\nthe lamp out?"),
            new PreviewMessage("assistant", "Because \u001b[31mof the oil."));

    private static PickerView view(PickerState state, int columns, int rows) {
        return new PickerLayout("Resume:", state.all(), new io.roam.cli.pick.WindowSize(columns, rows))
                .draw(state, Optional.of(SAID), false);
    }

    @Test
    void rowsAndTheLastWordsOfTheOneThatIsSelected() {
        assertThat(SampleCandidates.textOf(view(SampleCandidates.state(), 80, 14)))
                .isEqualTo("""
                Resume:                                                                   3 of 3
                > The lamp's oil                      ~/work/beacon  claude  tower   just now
                  Ströme und Segel                    ~/work/boat    claude  laptop  2 hours ago
                  港の灯台を直す                      /srv/port      cursor  laptop  3 days ago
                ── The lamp's oil ──────────────────────────────────────────────────────────────
                you: Why is
                the lamp out?
                assistant: Because �[31mof the oil.





                Enter continue · Esc quit · type to search title, folder, device, text""");
    }

    @Test
    void onASmallWindowThereIsLess() {
        assertThat(SampleCandidates.textOf(view(SampleCandidates.state(), 40, 5)))
                .isEqualTo("""
                Resume:                           3 of 3
                > The lamp's oil             just now
                  Ströme und Segel           2 hours ago
                  港の灯台を直す             3 days ago
                Enter continue · Esc quit · type to sea…""");
        assertThat(SampleCandidates.textOf(view(SampleCandidates.state(), 20, 3)))
                .isEqualTo("""
                Resume:       3 of 3
                > The lamp's oil
                Enter continue · Es…""");
    }

    @Test
    void whatMatchesStandsOut() {
        PickerView view = view(SampleCandidates.stateOf("LAMP"), 80, 14);
        assertThat(view.lines().get(1).ansiText()).contains("The \u001b[0m\u001b[33mlamp\u001b[0m");
        assertThat(view.lines().get(6).ansiText()).contains("the \u001b[33mlamp\u001b[0m out?");
        assertThat(view.lines().get(0).text()).startsWith("Resume: LAMP ").endsWith(" 1 of 3");
        assertThat(view.cursor()).isEqualTo(12);
    }

    @Test
    void thatNothingMatchesIsSaid() {
        assertThat(SampleCandidates.textOf(view(SampleCandidates.stateOf("nowhere"), 80, 14)))
                .contains("No match")
                .doesNotContain("──");
    }

    @Test
    void untilTheLastWordsAreReadItSaysSo() {
        PickerState state = SampleCandidates.state();
        PickerLayout layout =
                new PickerLayout("Resume:", SampleCandidates.ALL, new io.roam.cli.pick.WindowSize(80, 14));
        assertThat(SampleCandidates.textOf(layout.draw(state, Optional.empty(), false)))
                .contains("\nreading…\n");
    }

    @Test
    void ofManyRowsTheSelectedOneIsShown() {
        List<Candidate> many = Collections.nCopies(500, SampleCandidates.LAMP);
        PickerState state = PickerState.of(many, "", Optional.empty()).press(KeyPress.of(Kind.END), 1);
        List<ScreenLine> lines = view(state, 80, 24).lines();
        assertThat(lines).hasSize(24);
        assertThat(lines.get(11).text()).startsWith("> ");
        assertThat(lines.get(12).text()).startsWith("──");
    }

    @Property
    void nothingIsWiderOrHigherThanTheWindow(
            @ForAll @Size(max = 12) List<String> texts,
            @ForAll String typed,
            @ForAll @IntRange(min = 2, max = 150) int columns,
            @ForAll @IntRange(min = 1, max = 50) int rows,
            @ForAll @IntRange(max = 12) int down) {
        List<Candidate> all = texts.stream()
                .map(text -> new Candidate(text, text, text, text, text, "now"))
                .toList();
        PickerState state = PickerState.of(all, typed, Optional.empty());
        for (int i = 0; i < down; i++) {
            state = state.press(KeyPress.of(Kind.DOWN), 3);
        }
        List<PreviewMessage> said =
                texts.stream().map(text -> new PreviewMessage("you", text)).toList();
        PickerView view = new PickerLayout("Resume:", all, new io.roam.cli.pick.WindowSize(columns, rows))
                .draw(state, Optional.of(said), false);
        assertThat(view.lines())
                .hasSizeLessThanOrEqualTo(rows)
                .allMatch(line -> CellText.columns(line.text()) <= columns);
        assertThat(view.cursor()).isBetween(0, columns - 1);
        if (rows > 1 && !state.matches().isEmpty()) {
            assertThat(view.lines().subList(1, view.lines().size()))
                    .anyMatch(line -> line.text().startsWith(">"));
        }
    }
}
