package io.roam.cli.pick;

import io.roam.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;

/** Lets somebody pick one of several conversations. */
public final class Picker {
    private Picker() {}

    /** On the whole screen, if the terminal can be had; the id, or nothing if somebody left without. */
    public static Optional<String> pickOnScreen(
            List<Candidate> all, PickerStart start, PreviewSource source, Terminal terminal) {
        terminal.flush();
        Optional<PickerWindow> window = TerminalWindow.open(terminal.isColoured());
        if (window.isEmpty()) {
            return pickByNumber(all, start, source, terminal);
        }
        try (PickerWindow open = window.get();
                PickerLoop loop = new PickerLoop(open, source)) {
            return loop.run(all, start);
        }
    }

    /** From a list with numbers. */
    public static Optional<String> pickByNumber(
            List<Candidate> all, PickerStart start, PreviewSource source, Terminal terminal) {
        return new NumberedPicker(terminal, source).pick(all, start.typed());
    }

    /** Those in which all these words stand: in title, workspace, tool or device. */
    public static List<Candidate> filter(List<Candidate> all, String words) {
        return PickerState.of(all, words, Optional.empty()).matches();
    }
}
