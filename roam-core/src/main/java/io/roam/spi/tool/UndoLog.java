package io.roam.spi.tool;

import java.util.ArrayList;
import java.util.List;

/** What taking a placement back needs: lines that the adapter alone writes and reads, kept in roam's ledger. */
public final class UndoLog {
    private final List<String> lines;

    /** An empty one. */
    public UndoLog() {
        this(List.of());
    }

    /** One with lines that were kept. */
    public UndoLog(List<String> lines) {
        this.lines = new ArrayList<>(lines);
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
