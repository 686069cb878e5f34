package io.roam.adapter.kit;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.FileHash;
import io.roam.adapter.kit.files.FileLines;
import io.roam.adapter.kit.files.NulBytes;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionChangedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes the lines that a session gets. */
final class LineDraft {
    private static final int LONGEST_HOLE = 1 << 16;

    private final LineSessions adapter;
    private final SessionTarget target;
    private final DraftFile draft;

    LineDraft(LineSessions adapter, SessionTarget target, DraftFile draft) {
        this.adapter = adapter;
        this.target = target;
        this.draft = draft;
    }

    static boolean hasLineFeed(byte[] line) {
        for (byte one : line) {
            if (one == '\n') {
                return true;
            }
        }
        return false;
    }

    StagedFile.Mode write(RecordSource placed) throws IOException {
        int partial = target.placement().partial().getOrDefault(Record.MAIN, 0);
        boolean anew = target.continues() && NulBytes.isHole(endOfTarget(LONGEST_HOLE));
        if (anew) {
            copyTarget(line -> true);
            partial = 0;
        } else if (target.continues()) {
            partial = continueTarget(partial, placed);
        } else {
            writeOwnLines();
            partial = 0;
        }
        writeLines(placed, partial);
        return !target.exists()
                ? StagedFile.Mode.CREATE
                : target.continues() && !anew ? StagedFile.Mode.APPEND : StagedFile.Mode.REPLACE;
    }

    /** Writes the lines that belong to this machine: those of a session that is replaced, or the first one of a new session. */
    private void writeOwnLines() throws IOException {
        if (target.exists()) {
            copyTarget(line -> adapter.recordOf(line, true).kind() == Record.Kind.LOCAL);
        }
        if (draft.length() == 0) {
            writeFirstLine();
        }
    }

    private void writeFirstLine() throws IOException {
        Placement placement = target.placement();
        Optional<String> first = adapter.firstLine(placement.session(), placement.workspace());
        if (first.isPresent()) {
            byte[] line = first.get().getBytes(StandardCharsets.UTF_8);
            if (adapter.recordOf(line, true).kind() != Record.Kind.LOCAL || hasLineFeed(line)) {
                throw new IllegalStateException("the first line of a session must be one line of a local class");
            }
            writeLine(line);
        }
    }

    private void writeLine(byte[] line) throws IOException {
        draft.write(line);
        draft.write('\n');
    }

    /** Checks that the target ends in a part of the first record; ends its last line, if it does not. */
    private int continueTarget(int partial, RecordSource placed) throws IOException {
        if (partial == 0) {
            byte[] end = endOfTarget(1);
            if (end.length > 0 && end[end.length - 1] != '\n') {
                draft.write('\n');
            }
            return 0;
        }
        try (RecordReader records = placed.open()) {
            Record first = records.next();
            if (first == null) {
                throw new SessionChangedException(target.file().toString());
            }
            byte[] line = adapter.checkedLineOf(first, target.placement());
            int there = partial < first.payload().length ? partial : line.length;
            if (!Arrays.equals(endOfTarget(there), Arrays.copyOf(line, there))) {
                throw new SessionChangedException(target.file().toString());
            }
            return there;
        }
    }

    private byte[] endOfTarget(int most) throws IOException {
        long size = Files.size(target.file());
        int length = (int) Math.min(most, size);
        ByteArrayOutputStream end = new ByteArrayOutputStream();
        FileHash.copy(target.file(), size - length, length, end);
        return end.toByteArray();
    }

    /** Writes the lines of the target that are wanted, without the NUL bytes among them. */
    private void copyTarget(Predicate<byte[]> isWanted) throws IOException {
        try (FileLines lines = FileLines.open(target.file())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                byte[] whole = NulBytes.isHole(line) ? NulBytes.recordIn(line, adapter::isWhole) : line;
                if ((whole.length > 0 || whole == line) && isWanted.test(whole)) {
                    writeLine(whole);
                }
            }
        }
    }

    private void writeLines(RecordSource placed, int partial) throws IOException {
        int skipped = partial;
        try (RecordReader records = placed.open()) {
            for (Record record = records.next(); record != null; record = records.next()) {
                if (!adapter.hasValidClass(record)) {
                    throw new UnsafeTrackException(target.placement().session(), record.track());
                }
                byte[] line = adapter.checkedLineOf(record, target.placement());
                draft.write(line, skipped, line.length - skipped);
                draft.write('\n');
                skipped = 0;
            }
        }
    }
}
