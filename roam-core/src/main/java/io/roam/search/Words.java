package io.roam.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is looked for: a text has to hold all the words, in any case, wherever they stand in it. */
public record Words(List<String> words) {
    /** Makes one; the list is copied. Words of nothing but white space count for nothing. */
    public Words {
        words = words.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Pattern pattern(String word) {
        return Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Where in a text a word stands. */
    public record Range(int from, int to) {}

    /** Whether a text holds all of them. */
    public boolean areIn(String text) {
        return words.stream().allMatch(word -> pattern(word).matcher(text).find());
    }

    /** Of a text that holds all of them, the line with the most. */
    Optional<String> line(String text) {
        return text.lines()
                .filter(line -> count(line) > 0)
                .max((a, b) -> Long.compare(count(a), count(b)))
                .map(String::strip);
    }

    private long count(String line) {
        return words.stream().filter(word -> pattern(word).matcher(line).find()).count();
    }

    /** Where in a line the words stand, in order; none overlaps another. */
    public List<Range> ranges(String line) {
        String all = String.join("|", words.stream().map(Pattern::quote).toList());
        return Pattern.compile(all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(line)
                .results()
                .map(found -> new Range(found.start(), found.end()))
                .toList();
    }
}
