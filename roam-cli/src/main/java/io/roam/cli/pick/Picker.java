package io.roam.cli.pick;

import io.roam.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;

/** Lets somebody pick one of several conversations. */
public final class Picker {
    private Picker() {}

    /** On the whole screen, if the terminal can be had; the id, or nothing if somebody left without. */
    public static Optional<String> onScreen(
            List<Candidate> all, PickerStart start, PreviewSource source, Terminal terminal) {
        terminal.flush();
        Optional<PickerWindow> window = TerminalWindow.open(terminal.isColoured());
        if (window.isEmpty()) {
            return fromNumbers(all, start, source, terminal);
        }
        try (PickerWindow open = window.get();
                PickerLoop loop = new PickerLoop(open, source)) {
            return loop.of(all, start);
        }
    }

    /** From a list with numbers. */
    public static Optional<String> fromNumbers(
            List<Candidate> all, PickerStart start, PreviewSource source, Terminal terminal) {
        return new NumberedPicker(terminal, source).of(all, start.typed());
    }

    /** Those in which all these words stand: in title, workspace, tool or device. */
    public static List<Candidate> matching(List<Candidate> all, String words) {
        return PickerState.of(all, words, Optional.empty()).matches();
    }
}
