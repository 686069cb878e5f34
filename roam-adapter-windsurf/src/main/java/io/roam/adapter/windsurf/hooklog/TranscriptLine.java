package io.roam.adapter.windsurf.hooklog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of a transcript.
 *
 * @param endsWithLineFeed whether a line feed follows it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TranscriptLine(byte[] bytes, boolean endsWithLineFeed) {
    static List<TranscriptLine> splitLines(byte[] text) {
        List<TranscriptLine> lines = new ArrayList<>();
        for (int from = 0, to; from < text.length; from = to + 1) {
            to = from;
            while (to < text.length && text[to] != '\n') {
                to++;
            }
            lines.add(new TranscriptLine(Arrays.copyOfRange(text, from, to), to < text.length));
        }
        return lines;
    }
}
