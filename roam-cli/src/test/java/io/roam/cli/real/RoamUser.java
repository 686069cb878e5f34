package io.roam.cli.real;

import java.nio.file.Path;
import java.util.List;

/** What a user does with roam on a device. */
interface RoamUser {
    /** Sets roam up to exchange in a shared folder. */
    default void init(Path meet) {
        init("folder:" + meet, "--unencrypted");
    }

    /** Sets roam up with a transport. */
    void init(String via, String... options);

    /** Starts {@code roam watch}; closing the handle ends it. */
    WatchHandle watch();

    /** A running {@code roam watch}. */
    interface WatchHandle extends AutoCloseable {
        /** Terminates it, and returns its exit code. */
        int terminate();

        @Override
        void close();
    }

    /** Returns a code with which another device pairs itself. */
    String pairingCode();

    /** Pairs this device with the one that made the code. */
    void pair(String code);

    /** Synchronizes, and returns the output. */
    String sync();

    /** Restores a session that is no longer here. */
    void restore(String id);

    /** Maps a folder of another device to one here. */
    void mapFolder(Path from, Path to);

    /** Returns the command that continues a conversation here, which is placed first if needed. */
    ResumeCommand resume(String id);

    /**
     * A command to type.
     *
     * @param command the tool's program and its arguments
     * @param folder the folder in which it runs
     */
    record ResumeCommand(List<String> command, Path folder) {}
}
