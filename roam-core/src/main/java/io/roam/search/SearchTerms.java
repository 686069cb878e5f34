package io.roam.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is looked for: a text has to hold all the words, in any case, wherever they stand in it. Thread-safe. */
public final class SearchTerms {
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private final List<String> words;
    private final List<Pattern> each;
    private final Pattern any;

    /** Words of nothing but white space count for nothing. */
    public SearchTerms(List<String> given) {
        words = given.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        each = words.stream()
                .map(word -> Pattern.compile(Pattern.quote(word), ANY_CASE))
                .toList();
        any = Pattern.compile(words.stream().map(Pattern::quote).collect(Collectors.joining("|")), ANY_CASE);
    }

    /** Where in a text a word stands. */
    public record Range(int from, int to) {}

    /** The words. */
    public List<String> words() {
        return words;
    }

    /** Whether a text holds all of them. */
    public boolean areAllIn(String text) {
        return each.stream().allMatch(word -> word.matcher(text).find());
    }

    /** Of a text that holds all of them, the line with the most. */
    Optional<String> line(String text) {
        return text.lines()
                .filter(line -> count(line) > 0)
                .max(Comparator.comparingLong(this::count))
                .map(String::strip);
    }

    private long count(String line) {
        return each.stream().filter(word -> word.matcher(line).find()).count();
    }

    /** Where in a line the words stand, in order; none overlaps another. */
    public List<Range> ranges(String line) {
        return any.matcher(line)
                .results()
                .map(found -> new Range(found.start(), found.end()))
                .toList();
    }
}
