package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Finds the line around the words, in texts that hold them. Thread-safe. */
record LineFinder(SearchTerms terms, CandidateFilter filter) {
    /** Empty if the text does not hold them; of one that does in several lines alone, an empty line. */
    Optional<String> findLine(String text) {
        return terms.areAllIn(text) ? Optional.of(terms.line(text).orElse("")) : Optional.empty();
    }

    /** The same for the text of an entry; of one word only its line is made a text. */
    Optional<String> findLine(MessagePage page, int entry) {
        byte[] bytes = page.bytes();
        int from = page.textStart(entry);
        int to = page.entryEnd(entry);
        if (terms.words().size() == 1) {
            String line = around(filter.indexOf(bytes, from, to), bytes, from, to);
            if (terms.areAllIn(line)) {
                return Optional.of(line.strip());
            }
        }
        return findLine(new String(bytes, from, to - from, UTF_8));
    }

    private static String around(int place, byte[] bytes, int from, int to) {
        int begin = place;
        while (begin > from && !endsLine(bytes[begin - 1])) {
            begin--;
        }
        int end = place;
        while (end < to && !endsLine(bytes[end])) {
            end++;
        }
        return new String(bytes, begin, end - begin, UTF_8);
    }

    private static boolean endsLine(byte sign) {
        return sign == '\n' || sign == '\r';
    }
}
