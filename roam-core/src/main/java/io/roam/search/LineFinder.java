package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Finds the line with the words, in texts that contain them all. Thread-safe. */
record LineFinder(SearchTerms terms, CandidateFilter filter) {
    /** Returns the line with the most of the words, or empty if the text lacks one of them. */
    Optional<String> findLine(String text) {
        return terms.areAllIn(text) ? Optional.of(terms.bestLine(text).orElse("")) : Optional.empty();
    }

    /** Returns the line in the text of an entry. If there is only one word, only its line is decoded. */
    Optional<String> findLine(MessagePage page, int entry) {
        byte[] bytes = page.bytes();
        int from = page.textStart(entry);
        int to = page.entryEnd(entry);
        if (terms.words().size() == 1) {
            String line = lineAround(filter.indexOf(bytes, from, to), bytes, from, to);
            if (terms.areAllIn(line)) {
                return Optional.of(line.strip());
            }
        }
        return findLine(new String(bytes, from, to - from, UTF_8));
    }

    private static String lineAround(int place, byte[] bytes, int from, int to) {
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

    private static boolean endsLine(byte b) {
        return b == '\n' || b == '\r';
    }
}
