package io.roam.spi.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What taking a placement back needs: lines that the adapter alone writes and reads, kept in roam's ledger, and files on a shelf. */
public final class UndoLog {
    private final Path shelf;
    private final List<String> lines;

    /** An empty one. */
    public UndoLog(Path shelf) {
        this(shelf, List.of());
    }

    /** One with lines that were kept. */
    public UndoLog(Path shelf, List<String> lines) {
        this.shelf = shelf;
        this.lines = new ArrayList<>(lines);
    }

    /**
     * A folder of roam's own, which need not exist yet, for files that the lines speak of. Roam removes a file once its name, up to the first
     * full stop, stands only in lines that nobody can take back any more; one whose name stands in no line stays.
     */
    public Path shelf() {
        return shelf;
    }

    /** Adds a line. */
    public void add(String line) {
        lines.add(line);
    }

    /** The lines, in order. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
