package io.roam.cli.pick;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows the picker and handles keys until the user picks or cancels. Previews and search results appear when they are read. */
final class PickerLoop implements AutoCloseable {
    private static final int MIN_SEARCH_LENGTH = 3;

    private final PickerScreen window;
    private final CandidateUpdates updates;
    private final LatestAnswerWorker<List<PreviewMessage>> previews;
    private final LatestAnswerWorker<Set<String>> messageMatches;

    PickerLoop(PickerScreen window, PreviewSource source, CandidateUpdates updates) {
        this.window = window;
        this.updates = updates;
        this.previews = new LatestAnswerWorker<>(
                source::lastMessages,
                e -> List.of(new PreviewMessage("", "Cannot read this conversation: " + e.getMessage())));
        this.messageMatches = new LatestAnswerWorker<>(
                (typed, isWanted) -> source.conversationsContaining(WordFilter.splitWords(typed)), e -> Set.of());
    }

    /** Returns the id of the picked conversation; nothing if the user cancelled. */
    Optional<String> run(List<Candidate> candidates, PickerStart start) {
        PickerState state = PickerState.of(candidates, start.typed(), start.preselected());
        PickerLayout layout = new PickerLayout(start.prompt(), candidates, window.size());
        while (state.state() == PickerState.State.OPEN) {
            Optional<List<Candidate>> changed = updates.poll();
            state = changed.isPresent() ? state.withCandidates(changed.get()) : state;
            if (changed.isPresent() || !layout.size().equals(window.size())) {
                layout = new PickerLayout(start.prompt(), state.all(), window.size());
            }
            Optional<List<PreviewMessage>> preview =
                    state.selectedCandidate().flatMap(one -> previews.request(one.id()));
            window.show(layout.draw(state, preview, updates.isPending()));
            Optional<KeyPress> press = window.readKey();
            state = press.isPresent() ? state.press(press.get(), layout.pageRows()) : searchMessages(state);
        }
        return state.state() == PickerState.State.CHOSEN
                ? state.selectedCandidate().map(Candidate::id)
                : Optional.empty();
    }

    /** Searches messages for what is typed; only called after a pause in typing. */
    private PickerState searchMessages(PickerState state) {
        return state.typed().strip().length() < MIN_SEARCH_LENGTH
                ? state
                : messageMatches
                        .request(state.typed())
                        .map(found -> state.withMessageMatches(state.typed(), found))
                        .orElse(state);
    }

    @Override
    public void close() {
        previews.close();
        messageMatches.close();
    }
}
