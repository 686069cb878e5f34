package io.roam.cli.terminal;

/**
 * A column of a table, and what becomes of it on a narrow terminal.
 *
 * @param least how far it is narrowed before columns are left out
 * @param whole whether its cells are never cut, such as those that a user types
 * @param end whether its cells are cut at their beginning, as the end of a path says more
 * @param share how much of the width it gets, compared with other columns that are narrowed
 * @param order in which columns are left out, the lowest first; 0 for one that stays
 */
public record TableColumn(String heading, int least, boolean whole, boolean end, int share, int order) {
    private static final int LEAST = 8;

    /** Returns a column whose cells are never cut. */
    public static TableColumn whole(String heading) {
        return new TableColumn(heading, 0, true, false, 1, 0);
    }

    /** Returns a column whose cells are cut at their end. */
    public static TableColumn text(String heading, int least) {
        return new TableColumn(heading, least, false, false, 1, 0);
    }

    /** Returns a column of paths, which are cut at their beginning. */
    public static TableColumn path(String heading, int least) {
        return new TableColumn(heading, least, false, true, 1, 0);
    }

    static TableColumn of(String heading) {
        return text(heading, Math.max(LEAST, TextWidth.columns(heading)));
    }

    /** Returns the column as one that stays wider than others when columns are narrowed. */
    public TableColumn withShare(int parts) {
        return new TableColumn(heading, least, whole, end, parts, order);
    }

    /** Returns the column as one that a narrow terminal omits, those of the lowest order first. */
    public TableColumn omittedAt(int place) {
        return new TableColumn(heading, least, whole, end, share, place);
    }

    String cut(String cell, int columns) {
        return end ? TextWidth.cutStart(cell, columns) : TextWidth.cut(cell, columns);
    }
}
