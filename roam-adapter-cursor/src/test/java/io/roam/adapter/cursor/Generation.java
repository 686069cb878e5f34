package io.roam.adapter.cursor;

/** How the tool kept conversations over the years, by the shapes that are documented. */
public enum Generation {
    /** Cursor 0.42: composers and chat tabs whole, in the database of their workspace. */
    WORKSPACE(false, false, false, false),
    /** 0.43 to 0.46: documents in the global database, which hold their bubbles. */
    INLINE(true, false, false, false),
    /** 0.49 to 2.6: bubbles in rows of their own; the index in the workspace's database. */
    ROWS(true, true, false, false),
    /** 3.0 to 3.8: the index in one value of the global database. */
    JSON_INDEX(true, true, true, false),
    /** 3.12 and later: the index in a table, and the projects of the agents' window. */
    TABLE_INDEX(true, true, true, true);

    final boolean global;
    final boolean rows;
    final boolean jsonIndex;
    final boolean tableIndex;

    Generation(boolean global, boolean rows, boolean jsonIndex, boolean tableIndex) {
        this.global = global;
        this.rows = rows;
        this.jsonIndex = jsonIndex;
        this.tableIndex = tableIndex;
    }
}
