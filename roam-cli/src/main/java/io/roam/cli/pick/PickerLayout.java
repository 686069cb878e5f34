package io.roam.cli.pick;

import io.roam.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws a picker into a window of some size: what is written, the rows, the last words of the one that is selected, the keys. */
final class PickerLayout {
    private static final String KEYS = "Enter resumes, Esc leaves; words find titles, folders, devices, what was said";
    private static final int LEAST_PREVIEW = 3;

    private final String prompt;
    private final WindowSize size;
    private final PickerColumns columns;
    private final int page;

    PickerLayout(String prompt, List<Candidate> all, WindowSize size) {
        this.prompt = prompt;
        this.size = size;
        this.columns = PickerColumns.of(all, size.columns());
        this.page = Math.max(1, Math.min(Math.max(1, all.size()), hasPreview() ? inner() / 2 : inner()));
    }

    /** What is left beside the line that is written in and the one that tells the keys. */
    private int inner() {
        return size.rows() - 2;
    }

    private boolean hasPreview() {
        return inner() / 2 > LEAST_PREVIEW;
    }

    WindowSize size() {
        return size;
    }

    /** How many rows it shows at once. */
    int page() {
        return page;
    }

    /** {@code said}: nothing as long as it is not known. */
    PickerView view(PickerState state, Optional<List<PreviewMessage>> said) {
        List<ScreenLine> lines = new ArrayList<>();
        lines.add(top(state));
        rows(state, lines);
        if (hasPreview()) {
            preview(state, said, lines);
        }
        fill(lines, size.rows() - 1);
        lines.add(line().add(KEYS, Style.DIM));
        return new PickerView(
                lines.subList(0, Math.min(lines.size(), size.rows())), Math.min(cursor(state), size.columns() - 1));
    }

    private ScreenLine line() {
        return new ScreenLine(size.columns());
    }

    private void fill(List<ScreenLine> lines, int rows) {
        while (lines.size() < rows) {
            lines.add(line());
        }
    }

    private ScreenLine top(PickerState state) {
        String count = state.matches().size() + " of " + state.all().size();
        ScreenLine line = line().add(prompt + " ", Style.NAME).add(typed(state), Style.BOLD);
        int at = size.columns() - CellText.of(count);
        return at > line.width() + 1 ? line.at(at).add(count, Style.DIM) : line;
    }

    /** The end of what is written, if it does not fit. */
    private String typed(PickerState state) {
        return CellText.end(state.typed(), Math.max(0, size.columns() - CellText.of(prompt) - 2));
    }

    private int cursor(PickerState state) {
        return CellText.of(prompt) + 1 + CellText.of(typed(state));
    }

    private void rows(PickerState state, List<ScreenLine> lines) {
        WordFilter filter = new WordFilter(state.typed());
        List<Candidate> matches = state.matches();
        int first = Math.max(0, Math.min(state.selected() - page / 2, matches.size() - page));
        for (int i = first; i < Math.min(matches.size(), first + page); i++) {
            lines.add(columns.row(matches.get(i), filter, i == state.selected()));
        }
        if (matches.isEmpty()) {
            lines.add(line().add("  no conversation has these words; Ctrl-U takes them away", Style.DIM));
        }
        fill(lines, 1 + page);
    }

    private void preview(PickerState state, Optional<List<PreviewMessage>> said, List<ScreenLine> lines) {
        WordFilter filter = new WordFilter(state.typed());
        state.candidate().ifPresent(one -> {
            lines.add(rule(one));
            List<ScreenLine> words =
                    said.map(all -> words(all, filter)).orElseGet(() -> List.of(line().add("reading…", Style.DIM)));
            int room = Math.max(0, size.rows() - 1 - lines.size());
            lines.addAll(words.subList(Math.max(0, words.size() - room), words.size()));
        });
    }

    private ScreenLine rule(Candidate one) {
        String title = CellText.cut(one.title(), Math.max(0, size.columns() - 8));
        ScreenLine line = line().add("── " + title + " ", Style.DIM);
        return line.add("─".repeat(Math.max(0, size.columns() - line.width())), Style.DIM);
    }

    private List<ScreenLine> words(List<PreviewMessage> all, WordFilter filter) {
        List<ScreenLine> lines = new ArrayList<>();
        for (PreviewMessage message : all) {
            String who = message.who().isEmpty() ? "" : CellText.clean(message.who()) + ": ";
            List<String> texts = message.text()
                    .lines()
                    .map(CellText::clean)
                    .filter(text -> !text.isEmpty())
                    .toList();
            boolean first = true;
            for (String text : texts) {
                add(first ? who : "", text, filter, lines);
                first = false;
            }
        }
        return lines;
    }

    private void add(String who, String text, WordFilter filter, List<ScreenLine> to) {
        boolean first = true;
        for (String part : CellText.wrap(who + text, size.columns())) {
            String name = first && part.startsWith(who) ? who : "";
            to.add(line().add(name, Style.NAME).add(part.substring(name.length()), Style.PLAIN, filter));
            first = false;
        }
    }
}
