package io.roam.spi;

import java.util.Locale;

/** A family of operating systems. */
public enum Os {
    LINUX("linux"),
    MAC("mac"),
    WINDOWS("windows");

    private final String word;

    Os(String word) {
        this.word = word;
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
