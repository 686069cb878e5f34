package io.roam.adapter.claude;

import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** The lines of a session that already stand in a file which the session shares with others, and which outlives it. */
final class StandingLines {
    private final Iterator<byte[]> lines;
    private boolean differs;

    private StandingLines(List<byte[]> lines) {
        this.lines = lines.iterator();
    }

    /** Returns no lines. */
    static StandingLines none() {
        return new StandingLines(List.of());
    }

    /** Returns the lines of a session in a file; none if there is no such file. */
    static StandingLines in(Path file, String session) throws IOException {
        return new StandingLines(
                Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? LegacyAgent.linesOf(file, session) : List.of());
    }

    /** Whether the next record stands there already, or must not be written behind lines that differ. */
    boolean cover(Record record) {
        if (!differs && lines.hasNext()) {
            differs = !Arrays.equals(lines.next(), record.payload());
            return true;
        }
        return differs;
    }
}
