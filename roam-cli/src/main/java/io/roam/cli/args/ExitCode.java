package io.roam.cli.args;

/** What a command ends with. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    /** Of the call at a prompt: the tool is to hold the prompt back. */
    public static final int PROMPT_BLOCKED = 2;

    public static final int QUARANTINED = 3;

    /** Somebody was to choose, and left: as a shell tells of what was ended by Ctrl-C. */
    public static final int CANCELLED = 130;

    private ExitCode() {}
}
