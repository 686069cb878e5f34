package io.roam.cli.real;

import java.nio.file.Path;
import java.util.List;

/** What a user does with roam at one machine. */
interface Side {
    /** Sets roam up, to meet the other machines in that folder. */
    void init(Path meet);

    /** A code for the other machine. */
    String code();

    /** Pairs this machine with the one that made the code. */
    void pair(String code);

    /** Synchronizes; returns what roam says about it. */
    String sync();

    /** Teaches that a folder of another machine is that one here. */
    void map(Path from, Path to);

    /** How a conversation is continued here; it is placed if it was not. */
    Continuation resume(String id);

    /**
     * What to type.
     *
     * @param command the tool's program and its arguments
     * @param folder where
     */
    record Continuation(List<String> command, Path folder) {}
}
