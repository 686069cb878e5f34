package io.roam.cli.command;

/** What a command ends with. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** Of the call at a prompt: the tool is to hold the prompt back. */
    static final int HELD_BACK = 2;

    static final int QUARANTINED = 3;

    /** Somebody was to choose, and left: as a shell tells of what was ended by Ctrl-C. */
    static final int LEFT = 130;

    private ExitCode() {}
}
