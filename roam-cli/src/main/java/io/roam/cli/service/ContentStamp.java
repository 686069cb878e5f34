package io.roam.cli.service;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last line of a file that roam wrote, with a hash that tells whether the file was modified. */
final class ContentStamp {
    private static final String MARKER = "written by roam service install, sha256 ";
    private static final Pattern STAMPED =
            Pattern.compile("(.*\n)[^\n]*" + MARKER + "([0-9a-f]{64})[^\n]*\n", Pattern.DOTALL);

    private ContentStamp() {}

    /** Returns the text with the stamp, as a comment between {@code begin} and {@code end}. */
    static String stamp(String text, String begin, String end) {
        return text + begin + MARKER + TextHash.sha256(text) + end + "\n";
    }

    static boolean isIntact(String stamped) {
        Matcher parts = STAMPED.matcher(stamped);
        return parts.matches() && TextHash.sha256(parts.group(1)).equals(parts.group(2));
    }

    static boolean isStamp(String line) {
        return line.contains(MARKER);
    }
}
