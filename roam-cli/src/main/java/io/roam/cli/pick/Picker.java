package io.roam.cli.pick;

import io.roam.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;

/** Lets somebody pick one of several conversations. */
public final class Picker {
    private Picker() {}

    /** On the whole screen, if the terminal can be had; the id, or nothing if somebody left without. */
    public static Optional<String> pickOnScreen(
            List<Candidate> candidates, PickerStart start, PreviewSource source, Terminal terminal) {
        terminal.flush();
        Optional<PickerWindow> window = TerminalWindow.open(terminal.isColoured());
        if (window.isEmpty()) {
            return pickByNumber(candidates, start, source, terminal);
        }
        try (PickerWindow open = window.get();
                PickerLoop loop = new PickerLoop(open, source)) {
            return loop.run(candidates, start);
        }
    }

    /** From a list with numbers. */
    public static Optional<String> pickByNumber(
            List<Candidate> candidates, PickerStart start, PreviewSource source, Terminal terminal) {
        return new NumberedPicker(terminal, source).pick(candidates, start.typed());
    }

    /** Those in which all these words stand: in title, workspace, tool or device. */
    public static List<Candidate> filter(List<Candidate> candidates, String words) {
        return PickerState.of(candidates, words, Optional.empty()).matches();
    }
}
