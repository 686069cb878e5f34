package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lets pass whatever may hold all the words, as UTF-8: it looks for the longest part of each that is the same bytes in any case, but for
 * ASCII letters. A word without such a part may be in whatever holds a byte that is no ASCII.
 */
final class CandidateFilter {
    private final List<ByteScan> scans = new ArrayList<>();
    private boolean strange;

    CandidateFilter(List<String> words) {
        words.forEach(this::add);
        scans.sort(Comparator.comparing(ByteScan::length).reversed());
    }

    private void add(String word) {
        String longest = "";
        for (int at = 0; at < word.length(); at++) {
            int end = at;
            while (end < word.length() && isPlain(word.charAt(end))) {
                end++;
            }
            longest = end - at > longest.length() ? word.substring(at, end) : longest;
            at = end;
        }
        if (longest.isEmpty()) {
            strange = true;
        } else {
            scans.add(new ByteScan(longest.getBytes(UTF_8)));
        }
    }

    /** Letters of scripts without cases are themselves alone. */
    private static boolean isPlain(char c) {
        return c < 0x80 || Character.getType(c) == Character.OTHER_LETTER;
    }

    /** Before this place there is nothing that may pass; -1 if there is nothing at all. */
    int indexOf(byte[] bytes, int from, int to) {
        return scans.isEmpty() ? (from < to ? from : -1) : scans.get(0).indexOf(bytes, from, to);
    }

    /** Whether texts may, by their {@link Grams}: {@code length} bytes from {@code at} on. */
    boolean mayMatchGrams(ByteBuffer grams, int at, int length) {
        return scans.stream().allMatch(scan -> Grams.mayContain(scan.folded(), grams, at, length));
    }

    /** Whether a text may hold all words. */
    boolean mayMatch(byte[] bytes, int from, int to) {
        for (ByteScan scan : scans) {
            if (scan.indexOf(bytes, from, to) < 0) {
                return false;
            }
        }
        return !strange || hasStrange(bytes, from, to);
    }

    private static boolean hasStrange(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return true;
            }
        }
        return false;
    }
}
