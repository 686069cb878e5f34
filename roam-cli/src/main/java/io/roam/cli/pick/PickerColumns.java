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
    private static final int MIN_TITLE = 20;
    private static final int MAX_WORKSPACE = 30;
    private static final int MAX_NAME = 16;

    static PickerColumns of(List<Candidate> all, int width) {
        int workspace = widest(all, Candidate::workspace, MAX_WORKSPACE);
        int tool = widest(all, Candidate::tool, MAX_NAME);
        int device = widest(all, Candidate::device, MAX_NAME);
        int when = widest(all, Candidate::when, MAX_NAME);
        return Stream.of(
                        withTitle(width, workspace, tool, device, when),
                        withTitle(width, workspace, 0, device, when),
                        withTitle(width, workspace, 0, 0, when),
                        withTitle(width, 0, 0, 0, when))
                .filter(columns -> columns.title >= MIN_TITLE)
                .findFirst()
                .orElseGet(() -> withTitle(width, 0, 0, 0, 0));
    }

    private static PickerColumns withTitle(int width, int workspace, int tool, int device, int when) {
        int others = Stream.of(workspace, tool, device, when)
                .filter(one -> one > 0)
                .mapToInt(one -> one + GAP)
                .sum();
        return new PickerColumns(width, Math.max(0, width - MARK - others), workspace, tool, device, when);
    }

    private static int widest(List<Candidate> all, Function<Candidate, String> text, int most) {
        return all.stream()
                .mapToInt(one -> Math.min(most, CellText.columns(text.apply(one))))
                .max()
                .orElse(0);
    }

    ScreenLine formatRow(Candidate one, WordFilter filter, boolean selected) {
        ScreenLine line = new ScreenLine(width);
        line.add(selected ? "> " : "", selected ? Style.NAME : Style.PLAIN).padTo(MARK);
        line.add(CellText.cut(one.title(), title), selected ? Style.BOLD : Style.PLAIN, filter);
        int at = MARK + title;
        at = addCell(line, at, one.workspace(), workspace, filter);
        at = addCell(line, at, one.tool(), tool, filter);
        at = addCell(line, at, one.device(), device, filter);
        addCell(line, at, one.when(), when, new WordFilter(""));
        return line;
    }

    /** Adds a cell behind what ends at that column, and tells where it ends itself. */
    private static int addCell(ScreenLine line, int end, String text, int columns, WordFilter filter) {
        if (columns == 0) {
            return end;
        }
        line.padTo(end + GAP).add(CellText.cut(text, columns), Style.DIM, filter);
        return end + GAP + columns;
    }
}
