package io.roam.workspace;

import io.roam.spi.Os;
import java.text.Normalizer;
import java.util.List;

/** Decides which names a machine takes for the same: equal ones on Linux, elsewhere also those of other case or composition. */
record NameEquivalence(Os os) {
    List<String> plain(List<String> names) {
        return os == Os.LINUX
                ? names
                : names.stream().map(NameEquivalence::plain).toList();
    }

    private static String plain(String name) {
        return LetterCase.fold(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    /** Whether {@code names} begin with {@code first}. */
    boolean startsWith(List<String> names, List<String> first) {
        return names.size() >= first.size()
                && plain(names.subList(0, first.size())).equals(plain(first));
    }
}
