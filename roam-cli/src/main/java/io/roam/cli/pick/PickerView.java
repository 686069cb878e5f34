package io.roam.cli.pick;

import java.util.List;

/**
 * What the window shows.
 *
 * @param lines from its top, no more than it has
 * @param cursor the column of the first line in which the next letter is written
 */
record PickerView(List<ScreenLine> lines, int cursor) {}
