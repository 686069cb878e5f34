package io.roam.spi;

import java.util.Locale;

/** The family of operating systems that a machine runs. */
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

    /** The family that a value of the system property {@code os.name} belongs to; what is unknown counts as Linux. */
    public static Os named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        return lower.startsWith("mac") || lower.startsWith("darwin") ? MAC : LINUX;
    }
}
