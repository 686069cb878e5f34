package io.roam.workspace;

import java.util.List;
import java.util.stream.Collectors;

/** Folds letter case as Windows' file systems do: one character at a time, independent of language. */
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
