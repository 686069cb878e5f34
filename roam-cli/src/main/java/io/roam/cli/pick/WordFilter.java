package io.roam.cli.pick;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** Matches texts that contain all typed words, in any case and order. */
final class WordFilter {
    /** A range of chars that one or more of the words cover. */
    record Range(int from, int to) {}

    private final List<Pattern> patterns;

    WordFilter(String typed) {
        this.patterns = splitWords(typed).stream()
                .map(word -> Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }

    static List<String> splitWords(String typed) {
        return Pattern.compile("\\s+")
                .splitAsStream(Normalizer.normalize(typed, Normalizer.Form.NFC))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean matches(Candidate candidate) {
        return patterns.stream()
                .allMatch(pattern -> candidate.searchableTexts().stream()
                        .anyMatch(text -> pattern.matcher(text).find()));
    }

    List<Range> ranges(String text) {
        BitSet marked = new BitSet();
        patterns.forEach(
                pattern -> pattern.matcher(text).results().forEach(found -> marked.set(found.start(), found.end())));
        List<Range> ranges = new ArrayList<>();
        for (int from = marked.nextSetBit(0); from >= 0; ) {
            int to = marked.nextClearBit(from);
            ranges.add(new Range(from, to));
            from = marked.nextSetBit(to);
        }
        return ranges;
    }
}
