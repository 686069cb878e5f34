package io.roam.cli.pick;

import io.roam.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the picker into a window: the prompt, the candidates, a preview of the selected one, and the keys. */
final class PickerLayout {
    private static final String KEY_HELP = "Enter continue · Esc quit · type to search title, folder, device, text";
    private static final int MIN_PREVIEW = 3;

    private final String prompt;
    private final WindowSize size;
    private final PickerColumns columns;
    private final int pageRows;

    PickerLayout(String prompt, List<Candidate> candidates, WindowSize size) {
        this.prompt = prompt;
        this.size = size;
        this.columns = PickerColumns.of(candidates, size.columns());
        this.pageRows =
                Math.max(1, Math.min(Math.max(1, candidates.size()), hasPreview() ? innerRows() / 2 : innerRows()));
    }

    /** Returns the rows between the prompt and the line of keys. */
    private int innerRows() {
        return size.rows() - 2;
    }

    private boolean hasPreview() {
        return innerRows() / 2 > MIN_PREVIEW;
    }

    WindowSize size() {
        return size;
    }

    /** Returns how many candidates are shown at once. */
    int pageRows() {
        return pageRows;
    }

    /**
     * Returns the view of a state.
     *
     * @param messages the preview of the selected candidate; empty while it is being read
     * @param syncing whether the candidates may change
     */
    PickerView draw(PickerState state, Optional<List<PreviewMessage>> messages, boolean syncing) {
        List<ScreenLine> lines = new ArrayList<>();
        lines.add(promptLine(state, syncing));
        addRows(state, lines);
        if (hasPreview()) {
            addPreview(state, messages, lines);
        }
        fillTo(lines, size.rows() - 1);
        lines.add(newLine().add(KEY_HELP, Style.DIM));
        return new PickerView(
                lines.subList(0, Math.min(lines.size(), size.rows())),
                Math.min(cursorColumn(state), size.columns() - 1));
    }

    private ScreenLine newLine() {
        return new ScreenLine(size.columns());
    }

    private void fillTo(List<ScreenLine> lines, int rows) {
        while (lines.size() < rows) {
            lines.add(newLine());
        }
    }

    private ScreenLine promptLine(PickerState state, boolean syncing) {
        String count = (syncing ? "syncing… " : "") + state.matches().size() + " of "
                + state.all().size();
        ScreenLine line = newLine().add(prompt + " ", Style.NAME).add(visibleInput(state), Style.BOLD);
        int at = size.columns() - CellText.columns(count);
        return at > line.width() + 1 ? line.padTo(at).add(count, Style.DIM) : line;
    }

    /** Returns what is typed, cut at its beginning if it does not fit. */
    private String visibleInput(PickerState state) {
        return CellText.keepEnd(state.typed(), Math.max(0, size.columns() - CellText.columns(prompt) - 2));
    }

    private int cursorColumn(PickerState state) {
        return CellText.columns(prompt) + 1 + CellText.columns(visibleInput(state));
    }

    private void addRows(PickerState state, List<ScreenLine> lines) {
        WordFilter filter = new WordFilter(state.typed());
        List<Candidate> matches = state.matches();
        int first = Math.max(0, Math.min(state.selected() - pageRows / 2, matches.size() - pageRows));
        for (int i = first; i < Math.min(matches.size(), first + pageRows); i++) {
            lines.add(columns.formatRow(matches.get(i), filter, i == state.selected()));
        }
        if (matches.isEmpty()) {
            lines.add(newLine().add("  No match. Ctrl-U clears the search.", Style.DIM));
        }
        fillTo(lines, 1 + pageRows);
    }

    private void addPreview(PickerState state, Optional<List<PreviewMessage>> messages, List<ScreenLine> lines) {
        WordFilter filter = new WordFilter(state.typed());
        state.selectedCandidate().ifPresent(candidate -> {
            lines.add(titleRule(candidate));
            List<ScreenLine> words = messages.map(candidates -> messageLines(candidates, filter))
                    .orElseGet(() -> List.of(newLine().add("reading…", Style.DIM)));
            int room = Math.max(0, size.rows() - 1 - lines.size());
            lines.addAll(words.subList(Math.max(0, words.size() - room), words.size()));
        });
    }

    private ScreenLine titleRule(Candidate candidate) {
        String title = CellText.cut(candidate.title(), Math.max(0, size.columns() - 8));
        ScreenLine line = newLine().add("── " + title + " ", Style.DIM);
        return line.add("─".repeat(Math.max(0, size.columns() - line.width())), Style.DIM);
    }

    private List<ScreenLine> messageLines(List<PreviewMessage> candidates, WordFilter filter) {
        List<ScreenLine> lines = new ArrayList<>();
        for (PreviewMessage message : candidates) {
            String who = message.who().isEmpty() ? "" : CellText.clean(message.who()) + ": ";
            List<String> texts = message.text()
                    .lines()
                    .map(CellText::clean)
                    .filter(text -> !text.isEmpty())
                    .toList();
            boolean first = true;
            for (String text : texts) {
                addWrapped(first ? who : "", text, filter, lines);
                first = false;
            }
        }
        return lines;
    }

    private void addWrapped(String who, String text, WordFilter filter, List<ScreenLine> lines) {
        boolean first = true;
        for (String part : CellText.wrap(who + text, size.columns())) {
            String name = first && part.startsWith(who) ? who : "";
            lines.add(newLine().add(name, Style.NAME).add(part.substring(name.length()), Style.PLAIN, filter));
            first = false;
        }
    }
}
