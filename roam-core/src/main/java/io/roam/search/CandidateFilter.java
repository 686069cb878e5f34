package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds UTF-8 texts that may contain all words. It searches for the longest part of each word whose bytes are the same in any case, except
 * for ASCII letters. A word without such a part may be in any text with a byte beyond ASCII.
 */
final class CandidateFilter {
    private final List<ByteScan> scans = new ArrayList<>();
    private boolean needsNonAscii;

    CandidateFilter(List<String> words) {
        words.forEach(this::add);
        scans.sort(Comparator.comparing(ByteScan::length).reversed());
    }

    private void add(String word) {
        String longest = "";
        for (int at = 0; at < word.length(); at++) {
            int end = at;
            while (end < word.length() && isCaseless(word.charAt(end))) {
                end++;
            }
            longest = end - at > longest.length() ? word.substring(at, end) : longest;
            at = end;
        }
        if (longest.isEmpty()) {
            needsNonAscii = true;
        } else {
            scans.add(new ByteScan(longest.getBytes(UTF_8)));
        }
    }

    /** Whether a character has the same bytes in any case, except for the case of ASCII letters. */
    private static boolean isCaseless(char c) {
        return c < 0x80 || Character.getType(c) == Character.OTHER_LETTER;
    }

    /** Returns a place before which no text may match, or -1 if none may match at all. */
    int indexOf(byte[] bytes, int from, int to) {
        return scans.isEmpty() ? (from < to ? from : -1) : scans.get(0).indexOf(bytes, from, to);
    }

    /** Whether texts may contain all words by their {@link GramSet}, which are {@code length} bytes from {@code at} on. */
    boolean mayMatchGrams(ByteBuffer grams, int at, int length) {
        return scans.stream().allMatch(scan -> GramSet.mayContain(scan.folded(), grams, at, length));
    }

    /** Whether a text may contain all words. */
    boolean mayMatch(byte[] bytes, int from, int to) {
        for (ByteScan scan : scans) {
            if (scan.indexOf(bytes, from, to) < 0) {
                return false;
            }
        }
        return !needsNonAscii || hasNonAscii(bytes, from, to);
    }

    private static boolean hasNonAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return true;
            }
        }
        return false;
    }
}
