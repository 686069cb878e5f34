package io.roam.spi;

import java.util.Locale;
import java.util.regex.Pattern;

/** A family of operating systems. */
public enum Os {
    LINUX("linux"),
    MAC("mac"),
    WINDOWS("windows");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+:@,-]+");
    private static final Pattern PLAIN_ON_WINDOWS = Pattern.compile("[A-Za-z0-9/._+:@,\\\\-]+");
    private static final Pattern LIVE_ON_WINDOWS = Pattern.compile("[\"%$`!]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final String word;

    Os(String word) {
        this.word = word;
    }

    /** Returns a text as one word of a command to copy, quoted for its shell; the placeholder if no quotes make it safe. */
    public String quote(String text, String placeholder) {
        if (text.isEmpty() || text.startsWith("-") || UNPRINTABLE.matcher(text).find()) {
            return placeholder;
        }
        return this == WINDOWS ? quoteOnWindows(text, placeholder) : quoteForShell(text);
    }

    private static String quoteForShell(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String quoteOnWindows(String text, String placeholder) {
        if (PLAIN_ON_WINDOWS.matcher(text).matches()) {
            return text;
        }
        return LIVE_ON_WINDOWS.matcher(text).find() || text.endsWith("\\") ? placeholder : '"' + text + '"';
    }

    /** Returns the word for it in cards, workspaces and JSON. */
    public String word() {
        return word;
    }

    /** Returns the family of a value of the system property {@code os.name}; an unknown one counts as Linux. */
    public static Os named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        return lower.startsWith("mac") || lower.startsWith("darwin") ? MAC : LINUX;
    }
}
