package io.roam.cli.args;

/** The exit codes of commands. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    /** Tells the tool that called at a prompt to block that prompt. */
    public static final int PROMPT_BLOCKED = 2;

    public static final int QUARANTINED = 3;

    /** The user left the picker without a choice; shells use it for what Ctrl-C ended. */
    public static final int CANCELLED = 130;

    private ExitCode() {}
}
