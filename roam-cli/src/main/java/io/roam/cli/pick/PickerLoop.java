package io.roam.cli.pick;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes on until somebody has picked: shows, waits for a key, and takes up what comes to be known meanwhile. */
final class PickerLoop implements AutoCloseable {
    private static final int LEAST_LETTERS = 3;

    private final PickerWindow window;
    private final LatestAnswerWorker<List<PreviewMessage>> lastWords;
    private final LatestAnswerWorker<Set<String>> holding;

    PickerLoop(PickerWindow window, PreviewSource source) {
        this.window = window;
        this.lastWords = new LatestAnswerWorker<>(
                source::lastOf, e -> List.of(new PreviewMessage("", "cannot be read: " + e.getMessage())));
        this.holding =
                new LatestAnswerWorker<>((typed, wanted) -> source.holding(WordFilter.words(typed)), e -> Set.of());
    }

    /** The id of the one that was picked; nothing if none was. */
    Optional<String> of(List<Candidate> all, PickerStart start) {
        PickerState state = PickerState.of(all, start.typed(), start.preselected());
        PickerLayout layout = new PickerLayout(start.prompt(), all, window.size());
        while (state.state() == PickerState.State.OPEN) {
            if (!layout.size().equals(window.size())) {
                layout = new PickerLayout(start.prompt(), all, window.size());
            }
            window.show(layout.view(state, state.candidate().flatMap(one -> lastWords.to(one.id()))));
            Optional<KeyPress> press = window.key();
            state = press.isPresent() ? state.press(press.get(), layout.page()) : withWhatWasSaid(state);
        }
        return state.state() == PickerState.State.CHOSEN ? state.candidate().map(Candidate::id) : Optional.empty();
    }

    /** Looks into what was said only when nobody types. */
    private PickerState withWhatWasSaid(PickerState state) {
        return state.typed().strip().length() < LEAST_LETTERS
                ? state
                : holding.to(state.typed())
                        .map(found -> state.finding(state.typed(), found))
                        .orElse(state);
    }

    @Override
    public void close() {
        lastWords.close();
        holding.close();
    }
}
