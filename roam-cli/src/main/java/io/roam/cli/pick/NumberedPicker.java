package io.roam.cli.pick;

import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Picking where the terminal can do nothing but print lines: a list with numbers, and a question. */
final class NumberedPicker {
    private static final int MOST = 20;
    private static final String QUESTION = "Number, or words to look for (nothing: leave):";

    private final Terminal terminal;
    private final PreviewSource source;

    NumberedPicker(Terminal terminal, PreviewSource source) {
        this.terminal = terminal;
        this.source = source;
    }

    /** The id of the one that was picked; nothing if none was. */
    Optional<String> of(List<Candidate> all, String typed) {
        PickerState state = looking(all, typed);
        print(state);
        while (true) {
            String answer = terminal.answer(QUESTION).orElse("").strip();
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            if (!answer.matches("\\d{1,4}")) {
                state = looking(all, answer);
                print(state);
            } else if (isShown(state, Integer.parseInt(answer))) {
                return Optional.of(
                        state.matches().get(Integer.parseInt(answer) - 1).id());
            } else {
                terminal.tell("there is no number " + answer);
            }
        }
    }

    private PickerState looking(List<Candidate> all, String typed) {
        Set<String> said = typed.isBlank() ? Set.of() : source.holding(WordFilter.words(typed));
        return PickerState.of(all, typed, Optional.empty()).finding(typed, said);
    }

    private static boolean isShown(PickerState state, int number) {
        return number > 0 && number <= Math.min(MOST, state.matches().size());
    }

    private void print(PickerState state) {
        List<Candidate> matches = state.matches();
        TextTable table = new TextTable("#", "TITLE", "WORKSPACE", "TOOL", "DEVICE", "LAST WORD");
        for (int i = 0; i < Math.min(MOST, matches.size()); i++) {
            Candidate one = matches.get(i);
            table.row(String.valueOf(i + 1), one.title(), one.workspace(), one.tool(), one.device(), one.when());
        }
        if (matches.isEmpty()) {
            terminal.say("no conversation has these words");
        } else {
            table.print(terminal);
        }
        if (matches.size() > MOST) {
            terminal.say("… and " + (matches.size() - MOST) + " more");
        }
    }
}
