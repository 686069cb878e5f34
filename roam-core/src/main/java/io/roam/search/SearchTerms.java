package io.roam.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a search: a text matches if it contains all of them, in any case and order. Thread-safe. */
public final class SearchTerms {
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private final List<String> words;
    private final List<Pattern> each;
    private final Pattern any;

    /** Words that are only white space are ignored. */
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

    /** The place of a word in a text. */
    public record Range(int from, int to) {}

    /** Returns the words. */
    public List<String> words() {
        return words;
    }

    /** Whether a text contains all of them. */
    public boolean areAllIn(String text) {
        return each.stream().allMatch(word -> word.matcher(text).find());
    }

    /** Returns the line of a text that contains the most of them, or empty if no line contains any. */
    Optional<String> bestLine(String text) {
        return text.lines()
                .filter(line -> count(line) > 0)
                .max(Comparator.comparingLong(this::count))
                .map(String::strip);
    }

    private long count(String line) {
        return each.stream().filter(word -> word.matcher(line).find()).count();
    }

    /** Returns the places of the words in a line, in order and without overlap. */
    public List<Range> ranges(String line) {
        return any.matcher(line)
                .results()
                .map(found -> new Range(found.start(), found.end()))
                .toList();
    }
}
