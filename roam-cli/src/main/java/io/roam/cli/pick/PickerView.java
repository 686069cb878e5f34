package io.roam.cli.pick;

import java.util.List;

/**
 * The content of a window.
 *
 * @param lines from the top, at most as many as the window has
 * @param cursor the column of the first line at which the cursor stands
 */
record PickerView(List<ScreenLine> lines, int cursor) {}
