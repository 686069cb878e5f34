package io.roam.cli.pick;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes on until somebody has picked: shows, waits for a key, and takes up what comes to be known meanwhile. */
final class Picking implements AutoCloseable {
    private static final int LEAST_LETTERS = 3;

    private final Window window;
    private final Answers<List<Said>> lastWords;
    private final Answers<Set<String>> holding;

    Picking(Window window, Sayings sayings) {
        this.window = window;
        this.lastWords =
                new Answers<>(sayings::lastOf, e -> List.of(new Said("", "cannot be read: " + e.getMessage())));
        this.holding = new Answers<>((typed, wanted) -> sayings.holding(Filter.words(typed)), e -> Set.of());
    }

    /** The id of the one that was picked; nothing if none was. */
    Optional<String> of(List<Candidate> all, Start start) {
        Picker picker = Picker.of(all, start.typed(), start.preselected());
        Layout layout = new Layout(start.prompt(), all, window.size());
        while (picker.state() == Picker.State.OPEN) {
            if (!layout.size().equals(window.size())) {
                layout = new Layout(start.prompt(), all, window.size());
            }
            window.show(layout.view(picker, picker.candidate().flatMap(one -> lastWords.to(one.id()))));
            Optional<Key> key = window.key();
            picker = key.isPresent() ? picker.press(key.get(), layout.page()) : withWhatWasSaid(picker);
        }
        return picker.state() == Picker.State.CHOSEN ? picker.candidate().map(Candidate::id) : Optional.empty();
    }

    /** Looks into what was said only when nobody types. */
    private Picker withWhatWasSaid(Picker picker) {
        return picker.typed().strip().length() < LEAST_LETTERS
                ? picker
                : holding.to(picker.typed())
                        .map(found -> picker.finding(picker.typed(), found))
                        .orElse(picker);
    }

    @Override
    public void close() {
        lastWords.close();
        holding.close();
    }
}
