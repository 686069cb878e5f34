package io.roam.spi.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The data that undoing a placement needs: lines that only the adapter writes and reads, kept in roam's ledger, and files in a folder. Used by one thread at
 * a time.
 */
public final class UndoLog {
    private final Path shelf;
    private final List<String> lines;

    /** Creates an empty log. */
    public UndoLog(Path shelf) {
        this(shelf, List.of());
    }

    /** Creates a log with lines from the ledger. */
    public UndoLog(Path shelf, List<String> lines) {
        this.shelf = shelf;
        this.lines = new ArrayList<>(lines);
    }

    /**
     * Returns a folder of roam's own, which may not exist yet, for files that the lines name. Roam deletes a file once its name, up to the first
     * full stop, is only in lines that can no longer be undone; a file that no line names stays.
     */
    public Path shelf() {
        return shelf;
    }

    /** Adds a line: any text. It is kept as long as the placement can be undone, so it should be short. */
    public void add(String line) {
        lines.add(line);
    }

    /** Returns the lines, in order. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
