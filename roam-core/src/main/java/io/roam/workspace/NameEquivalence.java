package io.roam.workspace;

import io.roam.spi.Os;
import java.text.Normalizer;
import java.util.List;

/** Which names a machine may take for the same: none but equal ones on Linux; elsewhere those of other case or composition. */
record NameEquivalence(Os os) {
    List<String> plain(List<String> names) {
        return os == Os.LINUX
                ? names
                : names.stream().map(NameEquivalence::plain).toList();
    }

    private static String plain(String name) {
        return LetterCase.fold(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    /** True if {@code names} begin with {@code first}. */
    boolean startsWith(List<String> names, List<String> first) {
        return names.size() >= first.size()
                && plain(names.subList(0, first.size())).equals(plain(first));
    }
}
