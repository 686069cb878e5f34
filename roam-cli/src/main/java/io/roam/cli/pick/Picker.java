package io.roam.cli.pick;

import io.roam.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;

/** Lets the user pick one of several conversations. */
public final class Picker {
    private Picker() {}

    /** Picks on the full screen, or by number if the terminal cannot be used so. Returns the id; nothing if the user cancelled. */
    public static Optional<String> pickOnScreen(
            List<Candidate> candidates,
            CandidateUpdates updates,
            PickerStart start,
            PreviewSource source,
            Terminal terminal) {
        terminal.hideProgress();
        Optional<PickerScreen> window = TerminalWindow.open(terminal.isColoured());
        if (window.isEmpty()) {
            terminal.allowProgress();
            updates.await();
            return pickByNumber(updates.poll().orElse(candidates), start, source, terminal);
        }
        try (PickerScreen open = window.get();
                PickerLoop loop = new PickerLoop(open, source, updates)) {
            return loop.run(candidates, start);
        } finally {
            terminal.allowProgress();
        }
    }

    /** Picks from a numbered list. Returns the id; nothing if the user cancelled. */
    public static Optional<String> pickByNumber(
            List<Candidate> candidates, PickerStart start, PreviewSource source, Terminal terminal) {
        return new NumberedPicker(terminal, source).pick(candidates, start.typed());
    }

    /** Returns the candidates whose title, workspace, tool or device contain all these words. */
    public static List<Candidate> filter(List<Candidate> candidates, String words) {
        return PickerState.of(candidates, words, Optional.empty()).matches();
    }
}
