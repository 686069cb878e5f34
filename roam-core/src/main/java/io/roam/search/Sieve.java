package io.roam.search;

import io.roam.batch.BytesTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets pass whatever may hold all the words, as a tool may have written them: it looks for the part of each that no format escapes. A word
 * without such a part may be in whatever holds a byte that is no ASCII, or a backslash.
 */
final class Sieve implements BytesTest {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+");

    private final List<ByteScan> scans = new ArrayList<>();
    private boolean strange;

    Sieve(List<String> words) {
        words.forEach(this::add);
    }

    private void add(String word) {
        String longest = "";
        for (Matcher run = PLAIN.matcher(word); run.find(); ) {
            longest = run.group().length() > longest.length() ? run.group() : longest;
        }
        if (longest.isEmpty()) {
            strange |= word.chars().anyMatch(c -> c > 0x7e);
        } else {
            scans.add(new ByteScan(longest));
        }
    }

    @Override
    public boolean test(byte[] bytes, int from, int to) {
        for (ByteScan scan : scans) {
            if (!scan.find(bytes, from, to)) {
                return false;
            }
        }
        return !strange || hasStrange(bytes, from, to);
    }

    private static boolean hasStrange(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0 || bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }
}
