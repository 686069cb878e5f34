package io.roam.adapter.windsurf.hooklog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line.
 *
 * @param ended whether a line feed stands behind it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Line(byte[] bytes, boolean ended) {
    static List<Line> all(byte[] text) {
        List<Line> lines = new ArrayList<>();
        for (int from = 0, to; from < text.length; from = to + 1) {
            to = from;
            while (to < text.length && text[to] != '\n') {
                to++;
            }
            lines.add(new Line(Arrays.copyOfRange(text, from, to), to < text.length));
        }
        return lines;
    }
}
