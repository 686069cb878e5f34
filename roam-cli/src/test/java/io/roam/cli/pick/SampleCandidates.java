package io.roam.cli.pick;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The candidates that the tests pick from. */
final class SampleCandidates {
    static final Candidate LAMP = new Candidate("1", "The lamp's oil", "~/work/beacon", "claude", "tower", "just now");
    static final Candidate SAIL =
            new Candidate("2", "Ströme und Segel", "~/work/boat", "claude", "laptop", "2 hours ago");
    static final Candidate PORT = new Candidate("3", "港の灯台を直す", "/srv/port", "cursor", "laptop", "3 days ago");
    static final List<Candidate> ALL = List.of(LAMP, SAIL, PORT);

    private SampleCandidates() {}

    static PickerState state() {
        return PickerState.of(ALL, "", Optional.empty());
    }

    static PickerState stateOf(String text) {
        return PickerState.of(ALL, text, Optional.empty());
    }

    static String textOf(PickerView view) {
        return view.lines().stream().map(line -> line.text().stripTrailing()).collect(Collectors.joining("\n"));
    }
}
