package io.roam.adapter.gemini;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.FileHash;
import io.roam.adapter.kit.files.FileLines;
import io.roam.adapter.kit.files.NulBytes;
import io.roam.adapter.kit.files.StagedFile.Mode;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionChangedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;

/** Writes the lines that the log of a session gets. */
record LogDraft(GeminiAdapter adapter, PlacementTarget target, DraftFile draft) {
    private static final int LONGEST_HOLE = 1 << 16;

    Mode write(RecordSource placed) throws IOException {
        int partial = target.placement().partial().getOrDefault(Record.MAIN, 0);
        boolean anew = target.continues() && NulBytes.isHole(endOfTarget(LONGEST_HOLE));
        if (anew) {
            copyTarget();
            partial = 0;
        } else if (target.continues()) {
            partial = continueTarget(partial, placed);
        } else {
            writeHeader(placed);
            partial = 0;
        }
        writeLines(placed, partial);
        if (target.isOld()) {
            writeLine(HeaderLine.timeLine(target.now()));
        }
        return !target.exists() ? Mode.CREATE : target.continues() && !anew ? Mode.APPEND : Mode.REPLACE;
    }

    private void writeHeader(RecordSource placed) throws IOException {
        PlacedRecords records = PlacedRecords.of(placed);
        if (!records.hasHeader()) {
            writeLine(HeaderLine.create(
                    target.placement().session(),
                    target.placement().workspace(),
                    records.begun().orElse(target.placement().lastMessageTime()),
                    target.placement().lastMessageTime()));
        }
    }

    private void writeLine(byte[] line) throws IOException {
        draft.write(line);
        draft.write('\n');
    }

    /** Checks that the target ends in a part of the first record; ends its last line, if it does not. */
    private int continueTarget(int partial, RecordSource placed) throws IOException {
        byte[] end = endOfTarget(Math.max(1, partial));
        if (partial == 0) {
            if (end.length > 0 && end[end.length - 1] != '\n') {
                draft.write('\n');
            }
            return 0;
        }
        try (RecordReader records = placed.open()) {
            Record first = records.next();
            if (first == null || !Arrays.equals(end, Arrays.copyOf(first.payload(), partial))) {
                throw new SessionChangedException(target.file().toString());
            }
        }
        return partial;
    }

    private byte[] endOfTarget(int most) throws IOException {
        long size = Files.size(target.file());
        int length = (int) Math.min(most, size);
        ByteArrayOutputStream end = new ByteArrayOutputStream();
        FileHash.copy(target.file(), size - length, length, end);
        return end.toByteArray();
    }

    /** Writes the lines of the target without the NUL bytes among them. */
    private void copyTarget() throws IOException {
        try (FileLines lines = FileLines.open(target.file())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                byte[] whole = NulBytes.isHole(line) ? NulBytes.recordIn(line, JsonText::isObject) : line;
                if (whole.length > 0 || whole == line) {
                    writeLine(whole);
                }
            }
        }
    }

    private void writeLines(RecordSource placed, int partial) throws IOException {
        int skipped = partial;
        try (RecordReader records = placed.open()) {
            for (Record record = records.next(); record != null; record = records.next()) {
                if (!adapter.hasValidClass(record) || adapter.grantsPermissions(record)) {
                    throw new UnsafeTrackException(target.placement().session(), record.track());
                }
                if (record.isMain()) {
                    draft.write(record.payload(), skipped, record.payload().length - skipped);
                    draft.write('\n');
                    skipped = 0;
                }
            }
        }
    }
}
