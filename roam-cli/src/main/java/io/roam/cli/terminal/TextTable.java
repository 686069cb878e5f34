package io.roam.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table that fits the terminal.
 *
 * <p>Where it is too wide, cells are cut first, then columns are omitted. If that is not enough, each row becomes a paragraph.
 */
public final class TextTable {
    private static final int GAP = 2;
    private static final int LEAST = 8;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final List<TableColumn> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** Creates a table with these headings. */
    public TextTable(String... head) {
        this(Arrays.stream(head).map(TableColumn::of).toArray(TableColumn[]::new));
    }

    public TextTable(TableColumn... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row with as many cells as there are columns. */
    public void addRow(String... cells) {
        rows.add(Arrays.stream(cells).map(TextTable::toOneLine).toList());
    }

    /** Returns the text as one line, cut to {@code columns} columns. */
    public static String cutLine(String text, int columns) {
        return TextWidth.cut(toOneLine(text), columns);
    }

    /** Returns the path as one line, cut at its beginning to {@code columns} columns. */
    public static String cutPath(String path, int columns) {
        return TextWidth.cutStart(toOneLine(path), columns);
    }

    private static String toOneLine(String cell) {
        return SPACES.matcher(cell).replaceAll(" ");
    }

    public void print(Terminal terminal) {
        Optional<int[]> widths = fit(terminal.columns());
        if (widths.isEmpty()) {
            rows.forEach(row -> printParagraph(row, terminal));
            return;
        }
        List<String> head = IntStream.range(0, columns.size())
                .mapToObj(i -> TextWidth.cut(columns.get(i).heading(), widths.get()[i]))
                .toList();
        terminal.printUnwrapped(Style.DIM.apply(formatRow(head, widths.get())));
        rows.forEach(row -> terminal.printUnwrapped(formatRow(row, widths.get())));
    }

    /** Returns the widths of the columns, 0 for one that is omitted; nothing if the table does not fit. */
    private Optional<int[]> fit(int room) {
        int[] widths =
                IntStream.range(0, columns.size()).map(column -> widest(column)).toArray();
        List<Integer> omitted = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).order() > 0)
                .boxed()
                .sorted(Comparator.comparing(column -> columns.get(column).order()))
                .toList();
        Optional<int[]> fitting = narrow(widths, room, Integer.MAX_VALUE);
        for (int i = 0; i < omitted.size() && fitting.isEmpty(); i++) {
            widths[omitted.get(i)] = 0;
            fitting = narrow(widths, room, Integer.MAX_VALUE);
        }
        return fitting.isPresent() ? fitting : narrow(widths, room, LEAST);
    }

    private int widest(int column) {
        int cells = rows.stream()
                .mapToInt(row -> TextWidth.columns(row.get(column)))
                .max()
                .orElse(0);
        return Math.max(cells, TextWidth.columns(columns.get(column).heading()));
    }

    /**
     * Returns the widths after the column that is widest for its share was narrowed as often as needed; nothing if that is not enough.
     *
     * @param most how wide a column may always be narrowed, even if it wants to stay wider
     */
    private Optional<int[]> narrow(int[] natural, int room, int most) {
        int[] widths = natural.clone();
        int excess = total(widths) - room;
        while (excess > 0) {
            int widest = widestNarrowable(widths, most);
            if (widest < 0) {
                return Optional.empty();
            }
            widths[widest]--;
            excess--;
        }
        return Optional.of(widths);
    }

    private int widestNarrowable(int[] widths, int most) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean narrowable = !columns.get(i).whole()
                    && widths[i] > Math.min(most, columns.get(i).least());
            if (narrowable && (widest < 0 || share(widths, i) > share(widths, widest))) {
                widest = i;
            }
        }
        return widest;
    }

    private double share(int[] widths, int column) {
        return (double) widths[column] / columns.get(column).share();
    }

    private static int total(int[] widths) {
        int shown = (int) Arrays.stream(widths).filter(width -> width > 0).count();
        return Arrays.stream(widths).sum() + GAP * (shown - 1);
    }

    private String formatRow(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        int end = 0;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                String cell = columns.get(i).cut(row.get(i), widths[i]);
                line.append(" ".repeat(end)).append(cell);
                end = widths[i] - TextWidth.columns(cell) + GAP;
            }
        }
        return line.toString();
    }

    private void printParagraph(List<String> row, Terminal terminal) {
        terminal.print(row.get(0));
        for (int i = 1; i < row.size(); i++) {
            if (!row.get(i).isBlank()) {
                terminal.print("  " + Style.DIM.apply(columns.get(i).heading()) + " " + row.get(i));
            }
        }
    }
}
