package io.roam.spi.tool;

import java.nio.file.Path;

/** Receives what a scan of a store finds, on the thread that scans. What it throws ends the scan: a store lets it pass. */
@FunctionalInterface
public interface SessionVisitor {
    /** Receives a session. */
    void session(SessionInfo session);

    /** Receives a copy of a session that another program made, as it is kept in {@code file}; {@link HistoryStore#read} reads it. */
    default void copy(Path file, SessionInfo copy) {}

    /** Receives an unexpected file or folder, which is left alone; {@code why} is a clause for the user. */
    default void unexpected(Path file, String why) {}

    /** Receives a file or folder that cannot be read, behind which sessions may be hidden; {@code why} is a clause for the user. */
    default void unreadable(Path file, String why) {
        unexpected(file, why);
    }
}
