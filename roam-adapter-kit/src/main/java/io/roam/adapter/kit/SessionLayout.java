package io.roam.adapter.kit;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.Optional;

/** Where a tool keeps the file of each session. Stateless and thread-safe; paths in it are relative to the root. */
public interface SessionLayout {
    /** Returns the folder in which all sessions are, absolute; it may not exist. Links in it are not followed. */
    Path root(Machine machine);

    /** Returns the id of the session that a file of that name is; empty if it is none. By the name alone. */
    Optional<String> sessionOf(Path file);

    /** Returns the file of a new session, for which {@link #sessionOf} gives that id back. */
    Path fileOf(String session, Path workspace);

    /** Whether a session's file can mean that folder of this machine, by the names alone; always true where sessions are not sorted by folder. */
    default boolean mayBelongTo(Path file, String folder) {
        return true;
    }

    /** Returns how many folders below the root the files may lie. */
    default int depth() {
        return 0;
    }

    /**
     * Returns the layout of a tool that keeps all sessions in one folder, each in a file that is named by its id.
     *
     * @param folder the folder below the user's home, with slashes between names
     * @param ending what the names of files end in, such as {@code .jsonl}
     */
    static SessionLayout flat(String folder, String ending) {
        return new FlatLayout(folder, ending);
    }
}
