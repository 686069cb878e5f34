package io.roam.cli.pick;

/** Of a window, in cells; at least one. */
record WindowSize(int columns, int rows) {
    WindowSize {
        columns = Math.max(1, columns);
        rows = Math.max(1, rows);
    }
}
