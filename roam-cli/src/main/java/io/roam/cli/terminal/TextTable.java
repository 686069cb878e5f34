package io.roam.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Creates a table with these headings. */
public final class TextTable {
    private static final int MAX_WIDTH = 44;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final List<List<String>> rows = new ArrayList<>();

    /** Creates a table with these headings. */
    public TextTable(String... head) {
        rows.add(List.of(head));
    }

    /** Adds a row with as many cells as there are headings. */
    public void addRow(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(TextWidth.cut(toOneLine(cell), MAX_WIDTH));
        }
        rows.add(row);
    }

    /** Returns the text as one line, cut to {@code columns} columns. */
    public static String cutLine(String text, int columns) {
        return TextWidth.cut(toOneLine(text), columns);
    }

    private static String toOneLine(String cell) {
        return SPACES.matcher(cell).replaceAll(" ");
    }

    public void print(Terminal terminal) {
        List<Integer> widths = columnWidths();
        boolean head = true;
        for (List<String> row : rows) {
            String line = formatRow(row, widths);
            terminal.print(head ? Style.DIM.apply(line) : line);
            head = false;
        }
    }

    private List<Integer> columnWidths() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int at = column;
            widths.add(rows.stream()
                    .mapToInt(row -> TextWidth.columns(row.get(at)))
                    .max()
                    .orElse(0));
        }
        return widths;
    }

    private static String formatRow(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell);
            if (column < row.size() - 1) {
                line.append(" ".repeat(widths.get(column) - TextWidth.columns(cell) + 2));
            }
        }
        return line.toString().stripTrailing();
    }
}
