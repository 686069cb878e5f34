package io.roam.cli.service;

/** The condition of a service's file. */
public enum FileCondition {
    /** There is no file. */
    ABSENT("absent"),
    /** The file is what this roam would write. */
    CURRENT("current"),
    /** Roam wrote the file, and would write another now. */
    OUTDATED("outdated"),
    /** The file was modified since roam wrote it, or roam never wrote it. */
    MODIFIED("changed");

    private final String word;

    FileCondition(String word) {
        this.word = word;
    }

    /** Returns the word for it in JSON. */
    public String word() {
        return word;
    }
}
