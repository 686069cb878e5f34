package io.roam.cli.pick;

/** Of a window, in cells; at least one. */
record Size(int columns, int rows) {
    Size {
        columns = Math.max(1, columns);
        rows = Math.max(1, rows);
    }
}
