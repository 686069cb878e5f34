package io.roam.spi.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The calls of roam that stand in a tool's own settings: at a prompt the tool runs {@code roam TOOL hook prompt} and holds the prompt back
 * if that ends with exit code 2, showing its standard error; when a session ends it runs {@code roam TOOL hook end}. On standard input
 * each gets what {@link #session} understands. A tool that shows what was said only to whom it calls runs {@code roam TOOL hook said} after
 * each answer; which of these calls there are, the adapter knows.
 *
 * <p>The settings are the user's: whatever else stands in them stays as it is, and what cannot be read is not written.
 */
public interface ToolHooks {
    /** How the calls are found in the settings. */
    enum State {
        /** There are none. */
        ABSENT,
        /** They are as {@link #install} would leave them. */
        CURRENT,
        /** Some are missing, or start another roam. */
        OUTDATED
    }

    /** The file in which they stand, or would. */
    Path file();

    /**
     * Puts them in, once, in place of any that stand there already.
     *
     * @param roam the words that start roam
     * @return whether the file was changed
     * @throws io.roam.spi.RoamException if the file cannot be read as settings, or cannot be written; it is as it was
     */
    boolean install(List<String> roam);

    /**
     * Takes out exactly what {@link #install} put in.
     *
     * @return whether the file was changed
     * @throws io.roam.spi.RoamException as in {@link #install}
     */
    boolean uninstall();

    /**
     * How they are found now.
     *
     * @param roam the words that start roam
     * @throws io.roam.spi.RoamException if the file cannot be read as settings
     */
    State state(List<String> roam);

    /**
     * The session that a call is about.
     *
     * @param call what the tool gave the call on standard input
     * @return an id in the form of the tool's own; empty if it names none
     */
    Optional<String> session(byte[] call);
}
