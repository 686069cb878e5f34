package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.SessionId;
import io.roam.spi.tool.UndoLog;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What taking a placement back needs, a line, its parts between tabs: {@code made ID AFTER}, or {@code grown ID AFTER BEFORE TIME}.
 *
 * @param session the conversation's id
 * @param after SHA-256 of the placed file
 * @param original what was there; empty if nothing was
 */
record UndoEntry(String session, String after, Optional<Original> original) {
    private static final String MADE = "made";
    private static final String GROWN = "grown";

    /**
     * The file in whose place another one was put. It is kept on the shelf.
     *
     * @param hash its SHA-256
     * @param time when it was changed last
     */
    record Original(String hash, FileTime time) {
        /** What it is called on the shelf. */
        String backupName() {
            return hash + SessionId.ENDING;
        }
    }

    void recordIn(UndoLog undo) {
        undo.add(original.map(file -> String.join(
                        "\t",
                        GROWN,
                        session,
                        after,
                        file.hash(),
                        Long.toString(file.time().to(TimeUnit.NANOSECONDS))))
                .orElseGet(() -> String.join("\t", MADE, session, after)));
    }

    static List<UndoEntry> parseAll(UndoLog undo) {
        return undo.lines().stream().map(UndoEntry::parse).toList();
    }

    private static UndoEntry parse(String line) {
        String[] parts = line.split("\t", -1);
        Optional<Original> original = parts[0].equals(MADE)
                ? Optional.empty()
                : Optional.of(new Original(parts[3], FileTime.from(Long.parseLong(parts[4]), TimeUnit.NANOSECONDS)));
        return new UndoEntry(parts[1], parts[2], original);
    }
}
