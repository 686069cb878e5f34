package io.roam.cli.args;

import io.roam.api.SyncReport;

/** The exit codes of commands, as the table in docs/reference/exit-codes.md has them. */
public final class ExitCode {
    /** All that was asked for is done. */
    public static final int DONE = 0;
    /** What was asked for failed. */
    public static final int FAILED = 1;
    /** The command line is not valid. */
    public static final int USAGE = 2;
    /** Tells the tool that called at a prompt to block that prompt. */
    public static final int PROMPT_BLOCKED = 2;
    /** A part is done; something could not be reached, read or written, or waits for the user. */
    public static final int PARTLY = 3;
    /** Something that arrived was quarantined. */
    public static final int QUARANTINED = 4;

    /** The user left the picker without a choice; shells use it for what Ctrl-C ended. */
    public static final int CANCELLED = 130;

    /** Nobody reads standard output any more; shells use it for what SIGPIPE ended. */
    public static final int BROKEN_PIPE = 141;

    private ExitCode() {}

    /** Returns the exit code of a command that did what the report says. */
    public static int of(SyncReport report) {
        if (!report.quarantined().isEmpty()) {
            return QUARANTINED;
        }
        if (report.isDiskFull()) {
            return FAILED;
        }
        return report.isComplete() ? DONE : PARTLY;
    }
}
