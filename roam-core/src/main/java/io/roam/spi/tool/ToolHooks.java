package io.roam.spi.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The calls of roam in a tool's own settings. At a prompt the tool runs {@code roam TOOL hook prompt}; if that ends with exit code 2, the
 * tool holds the prompt back and shows its standard error. When a session ends the tool runs {@code roam TOOL hook end}. Each call gets on
 * standard input what {@link #session} understands. A tool that gives its messages only to programs that it calls runs
 * {@code roam TOOL hook said} after each answer. The adapter knows which of these calls its tool can make.
 *
 * <p>Used by one thread at a time. The settings are the user's: everything else in them stays unchanged, and a file that cannot be read is not written.
 */
public interface ToolHooks {
    /** The state of the calls in the settings. */
    enum State {
        /** There are no calls. */
        ABSENT,
        /** The calls are as {@link #install} would write them. */
        CURRENT,
        /** Some calls are missing, or start another roam. */
        OUTDATED
    }

    /** Returns the settings file, which may not exist. */
    Path file();

    /**
     * Writes the calls, once, and replaces any that are there already.
     *
     * @param roam the words that start roam
     * @return whether the file was changed
     * @throws io.roam.spi.RoamException if the file cannot be read as settings, or cannot be written; it stays unchanged
     */
    boolean install(List<String> roam);

    /**
     * Removes exactly what {@link #install} wrote.
     *
     * @return whether the file was changed
     * @throws io.roam.spi.RoamException as in {@link #install}
     */
    boolean uninstall();

    /**
     * Returns the state of the calls.
     *
     * @param roam the words that start roam
     * @throws io.roam.spi.RoamException if the file cannot be read as settings
     */
    State state(List<String> roam);

    /**
     * Returns the session that a call is about.
     *
     * @param call what the tool gave the call on standard input
     * @return an id in the form of the tool's own; empty if it names none
     */
    Optional<String> session(byte[] call);
}
