package io.roam.cli.pick;

/** The size of a window in cells, at least one each way. */
record WindowSize(int columns, int rows) {
    WindowSize {
        columns = Math.max(1, columns);
        rows = Math.max(1, rows);
    }
}
