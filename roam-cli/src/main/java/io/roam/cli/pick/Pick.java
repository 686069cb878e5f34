package io.roam.cli.pick;

import io.roam.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;

/** Lets somebody pick one of several conversations. */
public final class Pick {
    private Pick() {}

    /** On the whole screen, if the terminal can be had; the id, or nothing if somebody left without. */
    public static Optional<String> onScreen(List<Candidate> all, Start start, Sayings sayings, Terminal terminal) {
        terminal.flush();
        Optional<Window> window = TerminalWindow.open(terminal.isColoured());
        if (window.isEmpty()) {
            return fromNumbers(all, start, sayings, terminal);
        }
        try (Window open = window.get();
                Picking picking = new Picking(open, sayings)) {
            return picking.of(all, start);
        }
    }

    /** From a list with numbers. */
    public static Optional<String> fromNumbers(List<Candidate> all, Start start, Sayings sayings, Terminal terminal) {
        return new Numbered(terminal, sayings).of(all, start.typed());
    }

    /** Those in which all these words stand: in title, workspace, tool or device. */
    public static List<Candidate> matching(List<Candidate> all, String words) {
        return Picker.of(all, words, Optional.empty()).matches();
    }
}
