package io.roam.workspace;

import java.util.List;
import java.util.stream.Collectors;

/** Letter case as Windows' file systems see it: one character at a time, in no particular language. */
final class LetterCase {
    private LetterCase() {}

    static List<String> fold(List<String> texts) {
        return texts.stream().map(LetterCase::fold).collect(Collectors.toUnmodifiableList());
    }

    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append(Character.toLowerCase(Character.toUpperCase((char) c))));
        return folded.toString();
    }
}
