package io.roam.cli.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Replaces the signs that roam prints by ASCII characters, for a terminal whose encoding is not UTF-8. */
public final class AsciiText {
    private static final Map<Character, Character> SIGNS =
            Map.of('·', '-', '→', '>', '←', '<', '✗', 'x', '│', '|', '─', '-', '“', '"', '”', '"', '’', '\'', '—', '-');
    private static final char ELLIPSIS = '…';

    private AsciiText() {}

    /** Whether the environment names an encoding other than UTF-8. Where it names none, UTF-8 is usual. */
    public static boolean isNeeded(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> !locale.isEmpty())
                .findFirst()
                .map(locale -> locale.toLowerCase(Locale.ROOT))
                .filter(locale -> !locale.contains("utf-8") && !locale.contains("utf8"))
                .isPresent();
    }

    /** Returns the text with the signs replaced. The columns of a table stay where they are. */
    static String format(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ELLIPSIS) {
                ascii.append(SIGNS.getOrDefault(c, c).charValue());
            } else if (text.startsWith("  ", i + 1)) {
                ascii.append("..");
                i++;
            } else if (i > 1 && text.startsWith("  ", i - 2)) {
                boolean hasRoom = ascii.charAt(ascii.length() - 2) == ' ';
                ascii.setLength(ascii.length() - (hasRoom ? 1 : 0));
                ascii.append(hasRoom ? ".." : ".");
            } else {
                ascii.append("...");
            }
        }
        return ascii.toString();
    }
}
