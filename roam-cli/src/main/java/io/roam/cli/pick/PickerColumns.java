package io.roam.cli.pick;

import io.roam.cli.terminal.Style;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The width of each column of a row. The title gets what the others leave; a narrow window omits some columns.
 *
 * @param width the width of the whole row
 */
record PickerColumns(int width, int title, int workspace, int tool, int device, int when) {
    private static final int MARK = 2;
    private static final int GAP = 2;
    private static final int MIN_TITLE = 28;
    private static final int MAX_WORKSPACE = 30;
    private static final int NARROW_WORKSPACE = 16;
    private static final int MAX_NAME = 16;

    static PickerColumns of(List<Candidate> candidates, int width) {
        int workspace = widest(candidates, Candidate::workspace, MAX_WORKSPACE);
        int tool = widest(candidates, Candidate::tool, MAX_NAME);
        int device = widest(candidates, Candidate::device, MAX_NAME);
        int when = widest(candidates, Candidate::when, MAX_NAME);
        int narrow = Math.min(NARROW_WORKSPACE, workspace);
        int title = widest(candidates, Candidate::title, MIN_TITLE);
        return Stream.of(
                        withTitle(width, workspace, tool, device, when),
                        withTitle(width, narrow, tool, device, when),
                        withTitle(width, workspace, 0, device, when),
                        withTitle(width, narrow, 0, device, when),
                        withTitle(width, workspace, 0, 0, when),
                        withTitle(width, narrow, 0, 0, when),
                        withTitle(width, 0, 0, 0, when))
                .filter(columns -> columns.title >= title)
                .findFirst()
                .orElseGet(() -> withTitle(width, 0, 0, 0, 0));
    }

    private static PickerColumns withTitle(int width, int workspace, int tool, int device, int when) {
        int otherColumns = Stream.of(workspace, tool, device, when)
                .filter(candidate -> candidate > 0)
                .mapToInt(candidate -> candidate + GAP)
                .sum();
        return new PickerColumns(width, Math.max(0, width - MARK - otherColumns), workspace, tool, device, when);
    }

    private static int widest(List<Candidate> candidates, Function<Candidate, String> text, int max) {
        return candidates.stream()
                .mapToInt(candidate -> Math.min(max, CellText.columns(text.apply(candidate))))
                .max()
                .orElse(0);
    }

    ScreenLine formatRow(Candidate candidate, WordFilter filter, boolean selected) {
        ScreenLine line = new ScreenLine(width);
        line.add(selected ? "> " : "", selected ? Style.NAME : Style.PLAIN).padTo(MARK);
        line.add(CellText.cut(candidate.title(), title), selected ? Style.BOLD : Style.PLAIN, filter);
        int at = MARK + title;
        at = addCell(line, at, candidate.workspace(), workspace, filter);
        at = addCell(line, at, candidate.tool(), tool, filter);
        at = addCell(line, at, candidate.device(), device, filter);
        addCell(line, at, candidate.when(), when, new WordFilter(""));
        return line;
    }

    /** Adds a cell after the given column, and returns the column at which it ends. */
    private static int addCell(ScreenLine line, int end, String text, int columns, WordFilter filter) {
        if (columns == 0) {
            return end;
        }
        line.padTo(end + GAP).add(CellText.cut(text, columns), Style.DIM, filter);
        return end + GAP + columns;
    }
}
