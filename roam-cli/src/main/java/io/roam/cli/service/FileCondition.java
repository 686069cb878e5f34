package io.roam.cli.service;

/** How a service's file is found. */
public enum FileCondition {
    /** There is none. */
    ABSENT("absent"),
    /** It says what this roam would write now. */
    CURRENT("current"),
    /** Roam wrote it, but would write another now. */
    OUTDATED("outdated"),
    /** Somebody else wrote it, or changed it since. */
    CHANGED("changed");

    private final String word;

    FileCondition(String word) {
        this.word = word;
    }

    /** Returns the word for it in JSON. */
    public String word() {
        return word;
    }
}
