package io.roam.cli.real;

import java.nio.file.Path;
import java.util.List;

/** What a user does with roam at one machine. */
interface RoamUser {
    /** Sets roam up, to meet the other machines in that folder. */
    default void init(Path meet) {
        init("folder:" + meet, "--plain");
    }

    /** Sets roam up with that transport. */
    void init(String via, String... options);

    /** Starts {@code roam watch}; whoever closes it ends it. */
    WatchHandle watch();

    /** A {@code roam watch} that runs. */
    interface WatchHandle extends AutoCloseable {
        /** Tells it to end, and waits until it has; what it ended with. */
        int terminate();

        @Override
        void close();
    }

    /** A code for the other machine. */
    String pairingCode();

    /** Pairs this machine with the one that made the code. */
    void pair(String code);

    /** Synchronizes; returns what roam says about it. */
    String sync();

    /** Teaches that a folder of another machine is that one here. */
    void mapFolder(Path from, Path to);

    /** How a conversation is continued here; it is placed if it was not. */
    ResumeCommand resume(String id);

    /**
     * What to type.
     *
     * @param command the tool's program and its arguments
     * @param folder where
     */
    record ResumeCommand(List<String> command, Path folder) {}
}
