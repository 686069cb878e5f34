package io.roam.pool;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.util.stream.Collectors;

/** Sets of sequence numbers, in which neighbours are one range; their text is such as {@code 1-57,60}. */
final class NumberRanges {
    private NumberRanges() {}

    /** Adds a number; the greatest there is, which no device reaches, is left out. */
    static void add(RangeSet<Long> set, long number) {
        if (number < Long.MAX_VALUE) {
            set.add(Range.closedOpen(number, number + 1));
        }
    }

    static RangeSet<Long> parse(String text) {
        RangeSet<Long> all = TreeRangeSet.create();
        for (String part : Splitter.on(',').omitEmptyStrings().split(text)) {
            int dash = part.indexOf('-');
            long first = Long.parseLong(dash < 0 ? part : part.substring(0, dash));
            long last = Long.parseLong(dash < 0 ? part : part.substring(dash + 1));
            all.add(Range.closedOpen(first, last + 1));
        }
        return all;
    }

    static String text(RangeSet<Long> set) {
        return set.asRanges().stream().map(NumberRanges::text).collect(Collectors.joining(","));
    }

    private static String text(Range<Long> range) {
        long last = range.upperEndpoint() - 1;
        return range.lowerEndpoint() == last ? String.valueOf(last) : range.lowerEndpoint() + "-" + last;
    }

    /** Returns the numbers that are in both sets. */
    static RangeSet<Long> common(RangeSet<Long> one, RangeSet<Long> other) {
        return ImmutableRangeSet.copyOf(one).intersection(other);
    }

    /** Returns the greatest number; 0 if there is none. */
    static long greatest(RangeSet<Long> set) {
        return set.isEmpty() ? 0 : set.span().upperEndpoint() - 1;
    }
}
