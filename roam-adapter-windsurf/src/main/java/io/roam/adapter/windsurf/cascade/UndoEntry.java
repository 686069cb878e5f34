package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.SessionId;
import io.roam.spi.tool.UndoLog;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A line of the undo log, its parts separated by tabs: {@code made ID AFTER}, or {@code grown ID AFTER BEFORE TIME}.
 *
 * @param session the conversation's id
 * @param after SHA-256 of the placed file
 * @param original the file before the placement; empty if there was none
 */
record UndoEntry(String session, String after, Optional<Original> original) {
    private static final String MADE = "made";
    private static final String GROWN = "grown";

    /**
     * A file that was replaced, of which the backup folder has a copy.
     *
     * @param hash its SHA-256
     * @param time its modification time
     */
    record Original(String hash, FileTime time) {
        /** Returns the name of the copy in the backup folder. */
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
