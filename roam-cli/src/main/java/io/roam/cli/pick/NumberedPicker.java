package io.roam.cli.pick;

import io.roam.cli.terminal.TableColumn;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Picks by a numbered list and a question, for terminals that only print lines. */
final class NumberedPicker {
    private static final int MAX_MATCHES = 20;
    private static final int MIN_TITLE = 28;
    private static final int MIN_FOLDER = 14;
    private static final int MIN_NAME = 8;
    private static final String QUESTION = "Number, or text to search for (empty to quit):";

    private final Terminal terminal;
    private final PreviewSource source;

    NumberedPicker(Terminal terminal, PreviewSource source) {
        this.terminal = terminal;
        this.source = source;
    }

    /** Returns the id of the picked conversation; nothing if the user cancelled. */
    Optional<String> pick(List<Candidate> candidates, String typed) {
        PickerState state = search(candidates, typed);
        printMatches(state);
        while (true) {
            String answer = terminal.ask(QUESTION).orElse("").strip();
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            if (!answer.matches("\\d{1,4}")) {
                state = search(candidates, answer);
                printMatches(state);
            } else if (isShown(state, Integer.parseInt(answer))) {
                return Optional.of(
                        state.matches().get(Integer.parseInt(answer) - 1).id());
            } else {
                terminal.printError("No entry " + answer);
            }
        }
    }

    private PickerState search(List<Candidate> candidates, String typed) {
        Set<String> found = typed.isBlank() ? Set.of() : source.conversationsContaining(WordFilter.splitWords(typed));
        return PickerState.of(candidates, typed, Optional.empty()).withMessageMatches(typed, found);
    }

    private static boolean isShown(PickerState state, int number) {
        return number > 0 && number <= Math.min(MAX_MATCHES, state.matches().size());
    }

    private void printMatches(PickerState state) {
        List<Candidate> matches = state.matches();
        TextTable table = new TextTable(
                TableColumn.whole("#"),
                TableColumn.text("TITLE", MIN_TITLE).withShare(2),
                TableColumn.path("FOLDER", MIN_FOLDER).omittedAt(3),
                TableColumn.text("TOOL", MIN_NAME).omittedAt(2),
                TableColumn.text("DEVICE", MIN_NAME).omittedAt(1),
                TableColumn.whole("UPDATED").omittedAt(4));
        for (int i = 0; i < Math.min(MAX_MATCHES, matches.size()); i++) {
            Candidate candidate = matches.get(i);
            table.addRow(
                    String.valueOf(i + 1),
                    candidate.title(),
                    candidate.workspace(),
                    candidate.tool(),
                    candidate.device(),
                    candidate.when());
        }
        if (matches.isEmpty()) {
            terminal.print("No match");
        } else {
            table.print(terminal);
        }
        if (matches.size() > MAX_MATCHES) {
            terminal.print("… and " + (matches.size() - MAX_MATCHES) + " more");
        }
    }
}
