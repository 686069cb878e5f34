package io.roam.cli.pick;

import io.roam.cli.terminal.Style;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How wide each part of a row is: the title gets what the others leave. On a narrow window some of them have no place.
 *
 * @param width of the whole row
 */
record PickerColumns(int width, int title, int workspace, int tool, int device, int when) {
    private static final int MARK = 2;
    private static final int GAP = 2;
    private static final int LEAST_TITLE = 20;
    private static final int WIDEST_WORKSPACE = 30;
    private static final int WIDEST_NAME = 16;

    static PickerColumns of(List<Candidate> all, int width) {
        int workspace = widest(all, Candidate::workspace, WIDEST_WORKSPACE);
        int tool = widest(all, Candidate::tool, WIDEST_NAME);
        int device = widest(all, Candidate::device, WIDEST_NAME);
        int when = widest(all, Candidate::when, WIDEST_NAME);
        return Stream.of(
                        of(width, workspace, tool, device, when),
                        of(width, workspace, 0, device, when),
                        of(width, workspace, 0, 0, when),
                        of(width, 0, 0, 0, when))
                .filter(columns -> columns.title >= LEAST_TITLE)
                .findFirst()
                .orElseGet(() -> of(width, 0, 0, 0, 0));
    }

    private static PickerColumns of(int width, int workspace, int tool, int device, int when) {
        int others = Stream.of(workspace, tool, device, when)
                .filter(one -> one > 0)
                .mapToInt(one -> one + GAP)
                .sum();
        return new PickerColumns(width, Math.max(0, width - MARK - others), workspace, tool, device, when);
    }

    private static int widest(List<Candidate> all, Function<Candidate, String> text, int most) {
        return all.stream()
                .mapToInt(one -> Math.min(most, CellText.of(text.apply(one))))
                .max()
                .orElse(0);
    }

    ScreenLine row(Candidate one, WordFilter filter, boolean selected) {
        ScreenLine line = new ScreenLine(width);
        line.add(selected ? "> " : "", selected ? Style.NAME : Style.PLAIN).at(MARK);
        line.add(CellText.cut(one.title(), title), selected ? Style.BOLD : Style.PLAIN, filter);
        int at = MARK + title;
        at = cell(line, at, one.workspace(), workspace, filter);
        at = cell(line, at, one.tool(), tool, filter);
        at = cell(line, at, one.device(), device, filter);
        cell(line, at, one.when(), when, new WordFilter(""));
        return line;
    }

    /** Adds a cell behind what ends at that column, and tells where it ends itself. */
    private static int cell(ScreenLine line, int end, String text, int columns, WordFilter filter) {
        if (columns == 0) {
            return end;
        }
        line.at(end + GAP).add(CellText.cut(text, columns), Style.DIM, filter);
        return end + GAP + columns;
    }
}
